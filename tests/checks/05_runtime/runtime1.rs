//! What judges `runtime1`: every row is saved before the program ends, and they are saved together.

#![forbid(unsafe_code)]

#[path = "../../exercises/05_runtime/runtime1.rs"]
mod exercise;

use katas_kit::db::Database;
use katas_kit::{Dice, Recorder, all, check, ms};

/// Each row, and how many milliseconds it takes to save it. The last one is the total.
type Rows = Vec<(String, u64)>;

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
        .set(rows(&[("sales", 400), ("gifts", 250), ("total", 900)]))
        .set(rows(&[("total", 350)]))
        .set(rows(&[("sales", 800), ("total", 300)]))
        .set(a_row_twice())
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
                // Waiting takes a few for each row, looking every millisecond as many as there are milliseconds.
                run.wakeups().at_most(40 + 10 * run.data().len() as u64),
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

/// Two gifts of one value are two rows.
fn a_row_twice() -> Rows {
    let mut rows = rows(&[
        ("gifts", 900),
        ("sales", 700),
        ("gifts", 450),
        ("total", 200),
    ]);
    rows[2].0 = rows[0].0.clone();
    rows
}

fn random_rows(dice: &mut Dice) -> Rows {
    let count = dice.length() + 1;
    let latencies = dice.distinct_ms(count, 100..=3000);
    let row = |(index, latency): (usize, std::time::Duration)| {
        let row = format!("{index}. {}", dice.sentence());
        (row, latency.as_millis() as u64)
    };
    latencies.into_iter().enumerate().map(row).collect()
}
