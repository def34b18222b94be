//! What judges `channels2`: every line is saved, few of them wait, and nobody waits in vain.

#![forbid(unsafe_code)]

#[path = "../../exercises/08_sync/channels2.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::db::Database;
use katas_kit::feed::{Feed, Item};
use katas_kit::{Dice, Recorder, all, check, ms};

#[derive(Debug, Clone)]
struct Log {
    lines: Vec<Item>,
    saves: Duration,
}

impl Log {
    /// How long each line takes to come, and how long to be saved.
    fn new(lines_ms: &[u64], saves_ms: u64) -> Self {
        let line = |(index, comes): (usize, &u64)| {
            let text = Dice::new(*comes * 31 + index as u64).number(1000..=9999);
            Item::new(&format!("line {} ({text})", index + 1), *comes)
        };
        Self {
            lines: lines_ms.iter().enumerate().map(line).collect(),
            saves: ms(saves_ms),
        }
    }

    fn texts(&self) -> Vec<String> {
        self.lines.iter().map(|line| line.text.clone()).collect()
    }

    /// When the last line is saved, if the next one is always read while one is saved.
    fn done(&self) -> Duration {
        let (mut read, mut done) = (Duration::ZERO, Duration::ZERO);
        for line in &self.lines {
            read += line.latency;
            done = done.max(read) + self.saves;
        }
        done
    }
}

/// Waiting lines, and the one in the reader's hand.
const MOST_LINES: u64 = 3 + 1;

pub fn main() {
    check(copy)
        .set(Log::new(&[3, 5, 4, 6, 2, 3, 5, 4], 50))
        // Here it is the log that is slow.
        .set(Log::new(&[130, 210, 170, 190, 150], 40))
        .set(Log::new(&[7, 9, 4, 8, 3, 6, 2, 5, 7, 4, 9, 3, 6, 8], 31))
        .set(Log::new(&[], 10))
        .set(Log::new(&[80], 45))
        .seeded(8, random_log)
        .require("every_line_is_saved_in_order", |run| {
            run.same_list(run.returned(), &run.data().texts())
        })
        .require("no_more_than_three_lines_wait", |run| {
            run.backlog("next", "save").at_most(MOST_LINES)
        })
        .require("one_line_is_saved_at_a_time", |run| {
            run.peak_of("save").at_most(1)
        })
        .require("lines_are_read_while_others_are_saved", |run| {
            all([
                run.elapsed().at_most(run.data().done()),
                run.left_running().is(0),
                run.wakeups().at_most(100),
            ])
        })
        .judge()
}

/// What is in the database when it returns.
async fn copy(recorder: Recorder, log: Log) -> Vec<String> {
    let database = Database::new(&recorder, log.saves);
    exercise::copy(Feed::new(&recorder, "log", &log.lines), &database).await;
    database.rows()
}

/// Either is much slower than the other, so that it does not matter how many lines wait.
fn random_log(dice: &mut Dice) -> Log {
    let (comes, saves) = match dice.number(0..=2) {
        0 => (100..=300, dice.number(10..=60)),
        _ => (2..=19, dice.number(60..=150)),
    };
    let count = dice.number(1..=14) as usize;
    let times = dice.distinct_ms(count, comes);
    let times: Vec<u64> = times.iter().map(|time| time.as_millis() as u64).collect();
    Log::new(&times, saves)
}
