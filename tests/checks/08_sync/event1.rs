//! What judges `event1`: early visitors enter when the doors open, late ones when they come.

#![forbid(unsafe_code)]

#[path = "../../exercises/08_sync/event1.rs"]
mod exercise;

use std::sync::Arc;
use std::time::Duration;

use katas_kit::journal::Journal;
use katas_kit::{Dice, Recorder, all, check, ms};
use tokio::task::JoinSet;
use tokio::time::sleep;

#[derive(Debug, Clone)]
struct Day {
    visitors: Vec<Visitor>,
    /// The doors are opened at the first of these, and once more at each of the others.
    opened: Vec<Duration>,
}

#[derive(Debug, Clone)]
struct Visitor {
    name: String,
    comes: Duration,
}

impl Day {
    fn new(comes_ms: &[u64], opened_ms: &[u64]) -> Self {
        let visitor = |(index, comes): (usize, &u64)| Visitor {
            name: format!("visitor {}", index + 1),
            comes: ms(*comes),
        };
        Self {
            visitors: comes_ms.iter().enumerate().map(visitor).collect(),
            opened: opened_ms.iter().copied().map(ms).collect(),
        }
    }

    fn open(&self) -> Duration {
        self.opened[0]
    }
}

pub fn main() {
    check(spend)
        .set(Day::new(&[0, 350, 2503, 2617], &[2011]))
        .set(Day::new(&[0, 120, 740, 1507, 1631], &[907, 1155]))
        .set(Day::new(&[503, 811], &[109]))
        // More of them than anybody counts on.
        .set(Day::new(
            &(0..60).map(|n| 3 * n).collect::<Vec<_>>(),
            &[100],
        ))
        .seeded(8, random_day)
        .require("early_visitors_enter_when_the_doors_open", |run| {
            entered(run, |visitor, open| visitor.comes < open)
        })
        .require("late_visitors_enter_at_once", |run| {
            entered(run, |visitor, open| visitor.comes > open)
        })
        .require("waiting_is_not_looking_again_and_again", |run| {
            run.wakeups()
                .at_most(40 + 5 * run.data().visitors.len() as u64)
        })
        .judge()
}

/// Whether these visitors entered as soon as they had come and the doors were open.
fn entered(
    run: &katas_kit::Run<Day, ()>,
    these: impl Fn(&Visitor, Duration) -> bool,
) -> katas_kit::Finding {
    let open = run.data().open();
    let chosen = run.data().visitors.iter();
    let chosen = chosen.filter(|visitor| these(visitor, open));
    let mut findings: Vec<_> = chosen
        .map(|visitor| run.lane(&visitor.name).finished_at(visitor.comes.max(open)))
        .collect();
    if findings.is_empty() {
        // A day without such visitors: all of them were noted, and that is all there is to say.
        findings.push(run.calls("does").is(run.data().visitors.len() as u64));
    }
    all(findings)
}

async fn spend(recorder: Recorder, day: Day) {
    let journal = Journal::new(&recorder);
    let doors = Arc::new(exercise::Doors::new());
    let mut tasks = JoinSet::new();
    for visitor in day.visitors {
        let (doors, journal) = (doors.clone(), journal.clone());
        tasks.spawn(async move {
            sleep(visitor.comes).await;
            let visit = journal.begin(&visitor.name);
            doors.wait().await;
            visit.done();
        });
    }
    let porter = async {
        let mut before = Duration::ZERO;
        for at in day.opened {
            sleep(at - before).await;
            before = at;
            doors.open();
        }
    };
    porter.await;
    while let Some(visit) = tasks.join_next().await {
        // A panic is in the record already.
        let _ = visit;
    }
}

fn random_day(dice: &mut Dice) -> Day {
    let early = dice.number(0..=4) as usize;
    let late = dice.number(1..=3) as usize;
    let open = dice.number(600..=3000);
    let millis = |times: Vec<Duration>| -> Vec<u64> {
        times.iter().map(|time| time.as_millis() as u64).collect()
    };
    let mut comes = millis(dice.distinct_ms(early, 0..=open - 1));
    comes.sort_unstable();
    let mut after = millis(dice.distinct_ms(late + 1, open + 1..=open + 1500));
    after.sort_unstable();
    // Before the first late visitor: a second ringing must not wake those whom the first one missed.
    let again = after.remove(0);
    comes.extend(after);
    Day::new(&comes, &[open, again])
}
