//! What judges `tasks1`: unfinished imports are stopped at closing time, and each is reported as it ended.

#![forbid(unsafe_code)]

#[path = "../../exercises/06_tasks/tasks1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::jobs::Outcome;
use katas_kit::journal::Journal;
use katas_kit::{Dice, Finding, Recorder, Run, all, check, ms};
use tokio::task::JoinHandle;
use tokio::time::sleep;

#[derive(Debug, Clone)]
struct Day {
    imports: Vec<Import>,
    closes: Duration,
}

#[derive(Debug, Clone)]
struct Import {
    name: String,
    takes: Duration,
    end: End,
}

#[derive(Debug, Clone)]
enum End {
    Rows(u64),
    Panic(String),
    /// A panic whose text is a `&'static str`.
    PlainPanic,
}

pub fn main() {
    check(spend)
        .set(day(
            &[
                ("customers", 400, End::Rows(812)),
                ("orders", 3000, End::Rows(90)),
                ("prices", 700, panic_at(41)),
            ],
            1000,
        ))
        .set(day(
            &[
                ("stock", 1800, End::Rows(5)),
                ("prices", 250, End::PlainPanic),
                ("returns", 900, panic_at(7)),
                ("orders", 350, End::Rows(77)),
                ("letters", 1100, panic_at(3)),
            ],
            600,
        ))
        .set(day(&[], 300))
        .set(day(&[("stock", 900, End::Rows(31))], 400))
        .set(day(&[("prices", 200, panic_at(12))], 400))
        .seeded(8, random_day)
        .expecting_panics()
        .require("each_import_is_reported_as_it_ended", |run| {
            let wanted: Vec<String> = run.data().imports.iter().map(|i| report(run, i)).collect();
            run.same_list(run.returned(), &wanted)
        })
        .require("unfinished_imports_are_stopped", stopped)
        .require("the_report_is_there_at_once", |run| {
            run.elapsed().is(run.data().closes)
        })
        .judge()
}

fn report(run: &Run<'_, Day, Vec<String>>, import: &Import) -> String {
    let words = match &import.end {
        _ if import.takes > run.data().closes => "stopped".to_owned(),
        End::Rows(rows) => format!("done: {rows} rows"),
        End::Panic(text) => format!("crashed: {text}"),
        End::PlainPanic => "crashed: the file is gone".to_owned(),
    };
    format!("{} {words}", import.name)
}

fn stopped(run: &Run<'_, Day, Vec<String>>) -> Finding {
    let closes = run.data().closes;
    let end = |import: &Import| {
        let lane = run.lane(&import.name);
        match (&import.end, import.takes > closes) {
            (_, true) => lane.dropped_at(closes),
            (End::Rows(_), false) => lane.finished_at(import.takes),
            (End::Panic(_) | End::PlainPanic, false) => lane.dropped_at(import.takes),
        }
    };
    // The unfinished ones first: they are what this is about.
    let (late, early): (Vec<&Import>, Vec<&Import>) = run
        .data()
        .imports
        .iter()
        .partition(|import| import.takes > closes);
    let ends = late.into_iter().chain(early).map(end);
    all([run.calls("does").is(run.data().imports.len() as u64)]
        .into_iter()
        .chain(ends))
}

async fn spend(recorder: Recorder, day: Day) -> Vec<String> {
    let journal = Journal::new(&recorder);
    let names: Vec<String> = day.imports.iter().map(|i| i.name.clone()).collect();
    let imports = day.imports.into_iter();
    let tasks: Vec<JoinHandle<u64>> = imports
        .map(|import| tokio::spawn(run(journal.clone(), import)))
        .collect();
    sleep(day.closes).await;
    let words = |outcome| match outcome {
        Outcome::Done(rows) => format!("done: {rows} rows"),
        Outcome::Stopped => "stopped".to_owned(),
        Outcome::Crashed(text) => format!("crashed: {text}"),
    };
    let outcomes = exercise::close(tasks).await.into_iter().map(words);
    let named = outcomes
        .zip(names)
        .map(|(words, name)| format!("{name} {words}"));
    named.collect()
}

async fn run(journal: Journal, import: Import) -> u64 {
    let activity = journal.begin(&import.name);
    sleep(import.takes).await;
    match import.end {
        End::Rows(rows) => {
            activity.done();
            rows
        }
        End::Panic(text) => panic!("{text}"),
        End::PlainPanic => panic!("the file is gone"),
    }
}

fn day(imports: &[(&str, u64, End)], closes_ms: u64) -> Day {
    let import = |(name, takes, end): &(&str, u64, End)| Import {
        name: (*name).to_owned(),
        takes: ms(*takes),
        end: end.clone(),
    };
    Day {
        imports: imports.iter().map(import).collect(),
        closes: ms(closes_ms),
    }
}

fn panic_at(line: u64) -> End {
    End::Panic(format!("line {line} is broken"))
}

fn random_day(dice: &mut Dice) -> Day {
    let count = dice.number(2..=5) as usize;
    let mut times = dice.distinct_ms(count + 1, 50..=3000);
    let closes = times.remove(0);
    let import = |(index, takes): (usize, Duration)| Import {
        name: format!("import {index}"),
        takes,
        end: match dice.number(0..=2) {
            0 => panic_at(dice.number(1..=999)),
            _ => End::Rows(dice.number(1..=9999)),
        },
    };
    Day {
        imports: times.into_iter().enumerate().map(import).collect(),
        closes,
    }
}
