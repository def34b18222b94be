//! What judges `runtime1`: every row is saved before the program ends, and they are saved together.

#![forbid(unsafe_code)]

#[path = "../../exercises/05_runtime/runtime1.rs"]
mod exercise;

use katas_kit::db::Database;
use katas_kit::{Dice, Recorder, all, check, ms};

/// Each row, and how many milliseconds it takes to save it. The last one is the total.
type Rows = Vec<(String, u64)>;

/// Waiting takes a handful; looking every millisecond takes as many as there are milliseconds.
const MOST_WAKEUPS: u64 = 40;

pub fn main() {
    check(close)
        .set(rows(&[
            ("sales", 900),
            ("returns", 400),
            ("gifts", 700),
            ("total", 200),
        ]))
        .set(rows(&[
            ("sales", 1300),
            ("gifts", 2600),
            ("repairs", 1900),
            ("wages", 600),
            ("total", 1100),
        ]))
        .seeded(8, random_rows)
        .as_a_whole_program()
        .require("every_row_is_in_the_book", |run| {
            let mut wanted: Vec<&String> = run.data().iter().map(|(row, _)| row).collect();
            wanted.sort();
            let mut saved: Vec<&String> = run.returned().iter().collect();
            saved.sort();
            run.same_list(&saved, &wanted)
        })
        .require("the_program_ends_with_the_last_row", |run| {
            let slowest = run.data().iter().map(|(_, latency)| *latency).max();
            all([
                run.elapsed().is(ms(slowest.expect("there are rows"))),
                run.wakeups().at_most(MOST_WAKEUPS),
            ])
        })
        .judge()
}

async fn close(recorder: Recorder, rows: Rows) -> Vec<String> {
    let book = Database::with_latencies(&recorder, &rows);
    let mut names: Vec<String> = rows.into_iter().map(|(row, _)| row).collect();
    let total = names.pop().expect("there is a total");
    exercise::close_the_shop(book.clone(), names, total).await;
    book.rows()
}

fn rows(latencies: &[(&str, u64)]) -> Rows {
    let mut dice = Dice::new(latencies.len() as u64);
    let row = |(name, latency): &(&str, u64)| {
        let amount = dice.number(100..=999);
        (format!("{name} {amount}"), *latency)
    };
    latencies.iter().map(row).collect()
}

fn random_rows(dice: &mut Dice) -> Rows {
    let count = dice.number(2..=6) as usize;
    let latencies = dice.distinct_ms(count, 100..=3000);
    let row = |(index, latency): (usize, std::time::Duration)| {
        let row = format!("{index}. {}", dice.sentence());
        (row, latency.as_millis() as u64)
    };
    latencies.into_iter().enumerate().map(row).collect()
}
