//! What judges `runtime3`: all records are looked at, and the other tasks get their turns meanwhile.

#![forbid(unsafe_code)]

#[path = "../../exercises/05_runtime/runtime3.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::archive::Archive;
use katas_kit::record::Observable;
use katas_kit::{Dice, Finding, Observed, Recorder, Run, check};
use tokio::task::JoinSet;

/// So many records may be looked at in a row.
const IN_A_ROW: u64 = 1000;

#[derive(Debug, Clone)]
struct Year {
    year: u64,
    records: u64,
}

#[derive(Debug)]
struct Audit {
    wrong: Vec<u64>,
    longest_stretch: u64,
}

pub fn main() {
    check(audit)
        .set(Year {
            year: 2019,
            records: 4_400,
        })
        .set(Year {
            year: 2020,
            records: 3_777,
        })
        // The last record does not add up; and then the one behind the last record would not.
        .set(Year {
            year: 2022,
            records: 5_626,
        })
        .set(Year {
            year: 2021,
            records: 4_221,
        })
        .set(Year {
            year: 2023,
            records: 0,
        })
        .set(Year {
            year: 1154,
            records: 1,
        })
        .seeded(5, |dice: &mut Dice| Year {
            year: dice.number(1900..=2018),
            records: dice.number(2_500..=4_999),
        })
        .require("the_right_records_are_listed", |run| {
            let Year { year, records } = *run.data();
            let wrong: Vec<u64> = (0..records)
                .filter(|record| !Archive::adds_up_in(year, *record))
                .collect();
            run.same_list(&run.returned().wrong, &wrong)
        })
        .require("other_tasks_get_their_turns", turns)
        .require("no_time_is_wasted", |run| run.elapsed().is(Duration::ZERO))
        .judge()
}

fn turns(run: &Run<'_, Year, Audit>) -> Finding {
    Observed::new(Observable::Gate, run.returned().longest_stretch)
        .of("records in a row without a turn for others")
        .at_most(IN_A_ROW)
}

async fn audit(recorder: Recorder, Year { year, records }: Year) -> Audit {
    let archive = Archive::new(&recorder, year, records);
    // Ends with the scenario.
    let mut others = JoinSet::new();
    let program = archive.clone();
    others.spawn(async move { program.other_tasks().await });
    // A timer knows whole milliseconds. Started at one of them a sleep of no length would be over at once; on a clock
    // that goes on by itself it lasts until the next one.
    tokio::time::advance(Duration::from_micros(500)).await;
    Audit {
        wrong: exercise::audit(archive.clone()).await,
        longest_stretch: archive.longest_stretch(),
    }
}
