//! What judges `tools5`: a slow report is given up in time and for good, a quick one comes at once.

#![forbid(unsafe_code)]

#[path = "../../exercises/04_tools/tools5.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};

#[derive(Debug, Clone)]
struct Case {
    report: Page,
    limit: Duration,
}

impl Case {
    fn new(latency_ms: u64, limit_ms: u64) -> Self {
        Self {
            report: Page::new("report", latency_ms),
            limit: ms(limit_ms),
        }
    }

    fn is_late(&self) -> bool {
        self.report.latency > self.limit
    }
}

/// Waiting takes a handful; looking every millisecond takes as many as there are milliseconds.
const MOST_WAKEUPS: u64 = 40;

pub fn main() {
    check(fetch)
        .set(Case::new(3000, 1000))
        .set(Case::new(200, 1000))
        .set(Case::new(900, 850))
        .set(Case::new(1600, 1750))
        .set(Case::new(1850, 1250))
        .seeded(8, random_case)
        .require("the_report_comes_if_it_is_in_time", |run| {
            let case = run.data();
            run.same(
                run.returned(),
                &(!case.is_late()).then(|| case.report.body.clone()),
            )
        })
        .require("nobody_waits_longer_than_needed", |run| {
            all([
                run.elapsed()
                    .is(run.data().report.latency.min(run.data().limit)),
                run.wakeups().at_most(MOST_WAKEUPS),
            ])
        })
        .require("a_late_report_is_given_up", |run| {
            let end = match run.data().is_late() {
                true => run.lane("report").dropped_at(run.data().limit),
                false => run.lane("report").finished_at(run.data().report.latency),
            };
            all([end, run.left_running().is(0)])
        })
        .require("the_report_is_asked_for_once", |run| run.calls("get").is(1))
        .judge()
}

async fn fetch(recorder: Recorder, case: Case) -> Option<String> {
    exercise::report_within(&Site::new(&recorder, &[case.report]), case.limit).await
}

fn random_case(dice: &mut Dice) -> Case {
    let times = dice.distinct_ms(2, 50..=4000);
    Case::new(times[0].as_millis() as u64, times[1].as_millis() as u64)
}
