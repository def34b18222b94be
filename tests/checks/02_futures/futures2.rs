//! What judges `futures2`: every article counted, once, and all of it added up.

#![forbid(unsafe_code)]

#[path = "../../exercises/02_futures/futures2.rs"]
mod exercise;

use katas_kit::warehouse::{Shelf, Warehouse};
use katas_kit::{Dice, Recorder, all, check};

/// The tea first, then all the others.
type Shelves = Vec<Shelf>;

pub fn main() {
    check(count)
        .set(shelves(&[
            ("tea", 17, 300),
            ("coffee", 140, 500),
            ("cocoa", 9, 200),
            ("sugar", 65, 400),
        ]))
        .set(shelves(&[("tea", 230, 90), ("silk", 4, 610)]))
        .set(shelves(&[("tea", 58, 400)]))
        // As many of one as of another, none, and more than fit into a smaller number.
        .set(shelves(&[
            ("tea", 12, 150),
            ("salt", 12, 240),
            ("rice", 0, 80),
            ("pepper", 0, 310),
            ("nails", 190_000, 520),
        ]))
        .seeded(8, random_shelves)
        .require("nothing_is_left_out", |run| {
            let total = run.data().iter().map(|shelf| shelf.pieces).sum();
            run.same(run.returned(), &total)
        })
        .require("each_article_is_counted_once", |run| {
            run.calls("count").is(run.data().len() as u64)
        })
        .require("no_time_is_wasted", |run| {
            // One after another is fine here, and so is all at once.
            all([
                run.without_pauses(),
                run.wakeups().at_most(20 + 10 * run.data().len() as u64),
            ])
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

async fn count(recorder: Recorder, shelves: Shelves) -> u32 {
    let others: Vec<String> = shelves[1..]
        .iter()
        .map(|shelf| shelf.article.clone())
        .collect();
    exercise::pieces(&Warehouse::new(&recorder, &shelves), &others).await
}

fn shelves(shelves: &[(&str, u32, u64)]) -> Shelves {
    let shelf = |&(article, pieces, latency)| Shelf::new(article, pieces, latency);
    shelves.iter().map(shelf).collect()
}

fn random_shelves(dice: &mut Dice) -> Shelves {
    let count = dice.length() + 1;
    let latencies = dice.distinct_ms(count, 20..=900);
    let shelves = latencies.into_iter().enumerate();
    shelves
        .map(|(n, latency)| {
            let article = match n {
                0 => "tea".to_owned(),
                _ => format!("{} {n}", dice.word()),
            };
            let pieces = dice.number(1..=5_000) as u32;
            Shelf::new(&article, pieces, latency.as_millis() as u64)
        })
        .collect()
}
