//! What judges `await3`: saved up to the first bad line and not beyond, one after another, and the error tells which.

#![forbid(unsafe_code)]

#[path = "../../exercises/03_await/await3.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::db::Database;
use katas_kit::{Dice, Recorder, all, check, ms};

/// A file, the number of its first bad line, if any, and how long saving a line takes.
#[derive(Debug, Clone)]
struct File {
    lines: Vec<String>,
    bad: Option<usize>,
    latency: Duration,
}

impl File {
    fn good(&self) -> &[String] {
        match self.bad {
            Some(number) => &self.lines[..number - 1],
            None => &self.lines,
        }
    }
}

/// What is in the database when the import comes back, and what it says.
#[derive(Debug)]
struct Imported {
    rows: Vec<String>,
    said: Result<(), BadLine>,
}

/// The same error, compared by its number alone: what an answer says about equality is its own business.
#[derive(Debug, PartialEq)]
struct BadLine(usize);

pub fn main() {
    check(import)
        .set(file(
            ["3 x tea", "1 x teapot", "two x cup", "6 x spoon"],
            Some(3),
            50,
        ))
        .set(file(["4 x lamp", "9 x bulb", "2 x wire"], None, 120))
        .set(file(["box of nails", "7 x hammer"], Some(1), 80))
        .set(file(
            ["5 x rope", "x hook", "8 x ring", "many"],
            Some(2),
            30,
        ))
        .set(file(
            [
                "400 x nail",
                "1 x lamp x 2, blue",
                "12b x cable",
                "5 x rope",
            ],
            Some(3),
            110,
        ))
        .set(file([], None, 60))
        .set(file(["1 x kettle"], None, 90))
        .set(file(["kettle"], Some(1), 70))
        .set(file(
            ["2 x cup", "5 x bowl", "2 x cup", "2 x cup", "cups"],
            Some(5),
            40,
        ))
        .seeded(8, random_file)
        .require(
            "everything_before_the_bad_line_is_saved_and_nothing_after_it",
            |run| run.same_list(&run.returned().rows, run.data().good()),
        )
        .require("the_bad_line_is_named", |run| {
            let wanted = match run.data().bad {
                Some(number) => Err(BadLine(number)),
                None => Ok(()),
            };
            run.same(&run.returned().said, &wanted)
        })
        .require("the_lines_are_saved_one_after_another", |run| {
            let lines = run.data().good().len();
            let time = run.data().latency * lines as u32;
            all([
                run.peak().at_most(1),
                run.elapsed().is(time),
                run.wakeups().at_most(20 + 20 * lines as u64),
            ])
        })
        .judge()
}

async fn import(recorder: Recorder, file: File) -> Imported {
    let db = Database::new(&recorder, file.latency);
    let said = exercise::import(&db, &file.lines).await;
    Imported {
        rows: db.rows(),
        said: said.map_err(|exercise::BadLine(number)| BadLine(number)),
    }
}

fn file<const N: usize>(lines: [&str; N], bad: Option<usize>, latency_ms: u64) -> File {
    File {
        lines: lines.map(str::to_owned).to_vec(),
        bad,
        latency: ms(latency_ms),
    }
}

fn random_file(dice: &mut Dice) -> File {
    let count = dice.length();
    let order =
        |dice: &mut Dice, n: usize| format!("{} x {} {n}", dice.number(1..=99), dice.word());
    let mut lines: Vec<String> = (0..count).map(|n| order(dice, n)).collect();
    // In one file of four all lines are good.
    let is_bad = count > 0 && dice.number(0..=3) > 0;
    // In a long one the bad line stands near the end.
    let bad = is_bad.then(|| count - dice.number(0..=count.min(6) as u64 - 1) as usize);
    if let Some(number) = bad {
        let what = dice.word();
        lines[number - 1] = match dice.number(0..=1) {
            0 => format!("{what} x 3"),
            _ => format!("3 {what}"),
        };
    }
    File {
        lines,
        bad,
        latency: ms(dice.number(10..=300)),
    }
}
