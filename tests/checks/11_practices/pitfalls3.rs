//! What judges `pitfalls3`: all titles in the order of the shards, and neither step waits in a row.

#![forbid(unsafe_code)]

#[path = "../../exercises/11_practices/pitfalls3.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};

/// A shard, which tells the book, and the book, which tells its title.
#[derive(Debug, Clone)]
struct Hit {
    shard: Page,
    book: Page,
}

pub fn main() {
    check(search)
        .set(vec![
            hit("shard A", 110, "book 417", 100),
            hit("shard B", 90, "book 52", 130),
            hit("shard C", 140, "book 980", 95),
            hit("shard D", 105, "book 3", 120),
        ])
        .set(vec![
            hit("north", 300, "roll 7", 210),
            hit("south", 260, "roll 1", 330),
            hit("east", 280, "roll 9", 240),
            hit("west", 220, "roll 4", 250),
            hit("attic", 310, "roll 2", 290),
        ])
        .set(vec![])
        .set(vec![hit("cellar", 170, "roll 8", 260)])
        .set(some_hits(34, &mut Dice::new(37)))
        .seeded(8, random_hits)
        .require("the_titles_come_in_the_order_of_the_shards", |run| {
            let titles: Vec<String> = run.data().iter().map(|hit| hit.book.body.clone()).collect();
            run.same_list(run.returned(), &titles)
        })
        .require("each_page_is_asked_for_once", |run| {
            run.calls("get").is(2 * run.data().len() as u64)
        })
        .require("nothing_waits_in_line", |run| {
            // All chains at once, or all shards and then all books: both will do.
            let slowest = |time: fn(&Hit) -> Duration| run.data().iter().map(time).max();
            let shards = slowest(|hit| hit.shard.latency).unwrap_or_default();
            let books = slowest(|hit| hit.book.latency).unwrap_or_default();
            all([
                run.elapsed().at_most(shards + books),
                run.without_pauses(),
                run.wakeups().at_most(40 + 20 * run.data().len() as u64),
            ])
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

async fn search(recorder: Recorder, hits: Vec<Hit>) -> Vec<String> {
    let shards: Vec<String> = hits.iter().map(|hit| hit.shard.name.clone()).collect();
    let pages = hits.into_iter().flat_map(|hit| [hit.shard, hit.book]);
    let library = Site::new(&recorder, &pages.collect::<Vec<_>>());
    exercise::search(&library, &shards).await
}

fn hit(shard: &str, shard_ms: u64, book: &str, book_ms: u64) -> Hit {
    let shard = Page {
        name: shard.to_owned(),
        latency: ms(shard_ms),
        body: book.to_owned(),
    };
    Hit {
        shard,
        book: Page::new(book, book_ms),
    }
}

/// No latency is more than half again as long as another: four in a row are longer than two steps at once.
fn random_hits(dice: &mut Dice) -> Vec<Hit> {
    let count = dice.number(4..=7) as usize;
    some_hits(count, dice)
}

fn some_hits(count: usize, dice: &mut Dice) -> Vec<Hit> {
    let times = dice.distinct_ms(2 * count, 200..=300);
    let ms = |at: usize| times[at].as_millis() as u64;
    (0..count)
        .map(|n| {
            let book = format!("book {}", 100 * dice.number(1..=9) + n as u64);
            hit(&format!("shard {n}"), ms(n), &book, ms(count + n))
        })
        .collect()
}
