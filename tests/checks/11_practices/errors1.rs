//! What judges `errors1`: the first failure ends everything at once, and without one all reports come.

#![forbid(unsafe_code)]

#[path = "../../exercises/11_practices/errors1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::jobs::{Job, JobError, Worker};
use katas_kit::{Dice, Recorder, all, check};

const NAMES: [&str; 4] = ["format", "lint", "test", "audit"];

type Reports = Result<Vec<String>, JobError>;

pub fn main() {
    check(release)
        .set(jobs([
            (2000, true),
            (2100, true),
            (500, false),
            (1900, true),
        ]))
        .set(jobs([(700, true), (1200, true), (300, true), (950, true)]))
        .set(jobs([
            (1400, false),
            (600, true),
            (800, false),
            (1100, true),
        ]))
        .seeded(8, random_jobs)
        .require("no_time_is_wasted", |run| run.elapsed().is(end(run.data())))
        .require("the_first_failure_is_the_answer", |run| {
            match (run.returned(), wanted(run.data())) {
                (Ok(seen), Ok(reports)) => run.same_list(seen, &reports),
                (seen, wanted) => run.same(seen, &wanted),
            }
        })
        .require("the_other_checks_are_stopped", |run| {
            let end = end(run.data());
            let ends = run.data().iter().map(|job| match job.latency <= end {
                true => run.lane(&job.name).finished_at(job.latency),
                false => run.lane(&job.name).dropped_at(end),
            });
            all(ends.chain([run.left_running().is(0)]))
        })
        .require("each_check_runs_once", |run| run.calls("run").is(4))
        .judge()
}

async fn release(recorder: Recorder, jobs: Vec<Job>) -> Reports {
    exercise::release(&Worker::new(&recorder, &jobs)).await
}

/// The failure that comes first, if there is one.
fn failure(jobs: &[Job]) -> Option<&Job> {
    let failing = jobs.iter().filter(|job| job.outcome.is_err());
    failing.min_by_key(|job| job.latency)
}

fn end(jobs: &[Job]) -> Duration {
    let slowest = jobs.iter().max_by_key(|job| job.latency);
    let last = failure(jobs).or(slowest);
    last.expect("there are four").latency
}

fn wanted(jobs: &[Job]) -> Reports {
    match failure(jobs) {
        Some(job) => job.outcome.clone().map(|report| vec![report]),
        None => jobs.iter().map(|job| job.outcome.clone()).collect(),
    }
}

fn job((name, (latency, passes)): (&&str, (u64, bool))) -> Job {
    match passes {
        true => Job::ok(name, latency),
        false => Job::fails(name, latency, &format!("gave up after {latency} ms")),
    }
}

fn jobs(outcomes: [(u64, bool); 4]) -> Vec<Job> {
    NAMES.iter().zip(outcomes).map(job).collect()
}

fn random_jobs(dice: &mut Dice) -> Vec<Job> {
    let latencies = dice.distinct_ms(4, 100..=3000);
    let outcomes: Vec<(u64, bool)> = latencies
        .iter()
        .map(|latency| (latency.as_millis() as u64, dice.number(0..=2) > 0))
        .collect();
    NAMES.iter().zip(outcomes).map(job).collect()
}
