//! What judges `pitfalls2`: all rows are saved when the function comes back, and they were saved together.

#![forbid(unsafe_code)]

#[path = "../../exercises/11_practices/pitfalls2.rs"]
mod exercise;

use katas_kit::db::Database;
use katas_kit::{Dice, Recorder, all, check, ms};

/// The rows of a form, and how many milliseconds saving each takes.
type Form = Vec<(String, u64)>;

pub fn main() {
    check(save)
        .set(form(&[
            ("name: Ines", 400),
            ("town: Porto", 550),
            ("tea: green", 300),
        ]))
        .set(form(&[
            ("name: Noor", 250),
            ("town: Oslo", 650),
            ("tea: none", 500),
            ("milk: yes", 700),
        ]))
        .set(form(&[]))
        .set(form(&[("tea: black", 350)]))
        .set(some_rows(40, 90, &mut Dice::new(31)))
        .seeded(8, random_form)
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .require("every_row_is_saved_before_the_return", |run| {
            let rows = run.data().iter();
            let mut rows: Vec<String> = rows.map(|(row, _)| row.clone()).collect();
            rows.sort();
            run.same_list(run.returned(), &rows)
        })
        .require("the_rows_are_saved_at_the_same_time", |run| {
            let slowest = run.data().iter().map(|(_, latency)| *latency).max();
            all([
                run.elapsed().is(ms(slowest.unwrap_or_default())),
                run.wakeups().at_most(40 + 10 * run.data().len() as u64),
            ])
        })
        .judge()
}

/// What is in the database afterwards, sorted: in which order rows are saved is not asked here.
async fn save(recorder: Recorder, form: Form) -> Vec<String> {
    let db = Database::with_latencies(&recorder, &form);
    exercise::save_all(&db, form.into_iter().map(|(row, _)| row).collect()).await;
    let mut rows = db.rows();
    rows.sort();
    rows
}

fn form(rows: &[(&str, u64)]) -> Form {
    let row = |&(row, latency): &(&str, u64)| (row.to_owned(), latency);
    rows.iter().map(row).collect()
}

fn random_form(dice: &mut Dice) -> Form {
    let count = dice.number(0..=5) as usize;
    some_rows(count, 900, dice)
}

fn some_rows(count: usize, longest_ms: u64, dice: &mut Dice) -> Form {
    let latencies = dice
        .distinct_ms(count, 20..=longest_ms)
        .into_iter()
        .enumerate();
    latencies
        .map(|(n, latency)| {
            let row = format!("{n}: {}", dice.sentence());
            (row, latency.as_millis() as u64)
        })
        .collect()
}
