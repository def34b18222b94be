//! What judges `pitfalls2`: all rows are saved when the function comes back, and they were saved together.

#![forbid(unsafe_code)]

#[path = "../../exercises/11_practices/pitfalls2.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::db::Database;
use katas_kit::{Dice, Recorder, all, check, ms};

#[derive(Debug, Clone)]
struct Form {
    rows: Vec<String>,
    latency: Duration,
}

pub fn main() {
    check(save)
        .set(form(&["name: Ines", "town: Porto", "tea: green"], 400))
        .set(form(
            &["name: Noor", "town: Oslo", "tea: none", "milk: yes"],
            650,
        ))
        .seeded(8, random_form)
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .require("every_row_is_saved_before_the_return", |run| {
            let mut rows = run.data().rows.clone();
            rows.sort();
            run.same_list(run.returned(), &rows)
        })
        .require("the_rows_are_saved_at_the_same_time", |run| {
            all([
                run.elapsed().is(run.data().latency),
                run.wakeups()
                    .at_most(40 + 10 * run.data().rows.len() as u64),
            ])
        })
        .judge()
}

/// What is in the database afterwards, sorted: rows that are saved at one instant have no order.
async fn save(recorder: Recorder, form: Form) -> Vec<String> {
    let db = Database::new(&recorder, form.latency);
    exercise::save_all(&db, form.rows).await;
    let mut rows = db.rows();
    rows.sort();
    rows
}

fn form(rows: &[&str], latency_ms: u64) -> Form {
    Form {
        rows: rows.iter().map(|row| (*row).to_owned()).collect(),
        latency: ms(latency_ms),
    }
}

fn random_form(dice: &mut Dice) -> Form {
    let row = |n: u64| format!("{n}: {}", dice.sentence());
    let rows: Vec<String> = (0..5).map(row).collect();
    let count = dice.number(2..=5) as usize;
    Form {
        rows: rows[..count].to_vec(),
        latency: ms(dice.number(20..=900)),
    }
}
