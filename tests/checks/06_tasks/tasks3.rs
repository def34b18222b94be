//! What judges `tasks3`: the documents are read together, counted in order, and given back.

#![forbid(unsafe_code)]

#[path = "../../exercises/06_tasks/tasks3.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::shelf::Shelf;
use katas_kit::{Dice, Recorder, all, check, ms};

type Docs = Vec<(String, Duration)>;

#[derive(Debug)]
struct Counted {
    counts: Vec<usize>,
    still_lent: u64,
}

/// Waiting takes one for each document; looking every millisecond takes as many as there are milliseconds.
const MOST_WAKEUPS: u64 = 40;

pub fn main() {
    check(count)
        .set(docs(&[("letter", 700), ("contract", 1000), ("memo", 300)]))
        .set(docs(&[
            ("novel", 2500),
            ("poem", 200),
            ("essay", 900),
            ("diary", 1700),
        ]))
        .set(docs(&[]))
        .set(docs(&[("note", 450)]))
        .set(many_docs())
        .seeded(8, random_docs)
        .require("the_counts_are_right_and_in_order", |run| {
            let words = |(title, latency): &(String, Duration)| {
                Shelf::text_of(title, *latency).split(' ').count()
            };
            let wanted: Vec<usize> = run.data().iter().map(words).collect();
            run.same_list(&run.returned().counts, &wanted)
        })
        .require("the_documents_are_read_together", |run| {
            let slowest = run.data().iter().map(|(_, latency)| *latency).max();
            all([
                run.peak().is(run.data().len() as u64),
                run.elapsed().is(slowest.unwrap_or_default()),
                run.wakeups()
                    .at_most(MOST_WAKEUPS + 2 * run.data().len() as u64),
            ])
        })
        .require("no_copy_is_kept_for_ever", |run| {
            run.same(&run.returned().still_lent, &0)
        })
        .judge()
}

async fn count(recorder: Recorder, docs: Docs) -> Counted {
    let shelf = Shelf::new(&recorder);
    let lent = docs
        .iter()
        .map(|(title, latency)| shelf.lend(title, *latency));
    let counts = exercise::count_all(lent.collect()).await;
    // A task that has told its count may still have to let go of its document.
    tokio::task::yield_now().await;
    Counted {
        counts,
        still_lent: shelf.lent(),
    }
}

fn docs(docs: &[(&str, u64)]) -> Docs {
    let doc = |(title, latency): &(&str, u64)| ((*title).to_owned(), ms(*latency));
    docs.iter().map(doc).collect()
}

/// Too many for a pool or a buffer of some size.
fn many_docs() -> Docs {
    some_docs(40, 170, &mut Dice::new(17))
}

fn random_docs(dice: &mut Dice) -> Docs {
    let count = dice.number(0..=5) as usize;
    some_docs(count, 3000, dice)
}

fn some_docs(count: usize, longest_ms: u64, dice: &mut Dice) -> Docs {
    let latencies = dice.distinct_ms(count, 100..=longest_ms);
    let doc = |(index, latency)| (format!("{} {index}", dice.word()), latency);
    latencies.into_iter().enumerate().map(doc).collect()
}
