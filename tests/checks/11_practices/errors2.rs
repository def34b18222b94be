//! What judges `errors2`: every outcome is told, good or bad, in order, and no backup is stopped by another.

#![forbid(unsafe_code)]

#[path = "../../exercises/11_practices/errors2.rs"]
mod exercise;

use katas_kit::jobs::{Job, JobError, Worker};
use katas_kit::{Dice, Recorder, check};

const TABLES: [&str; 4] = ["orders", "users", "stock", "invoices"];

type Outcomes = Vec<Result<String, JobError>>;

pub fn main() {
    check(back_up)
        .set(jobs([(450, true), (500, true), (300, false), (400, true)]))
        .set(jobs([
            (700, true),
            (250, false),
            (900, true),
            (1100, false),
        ]))
        .set(jobs([(820, true), (310, true), (560, true), (130, true)]))
        .seeded(8, random_jobs)
        .require("every_outcome_is_told_in_order", |run| {
            let outcomes: Outcomes = run.data().iter().map(|job| job.outcome.clone()).collect();
            run.same_list(run.returned(), &outcomes)
        })
        .require("each_table_is_backed_up_once", |run| run.calls("run").is(4))
        .require("no_time_is_wasted", |run| {
            let slowest = run.data().iter().map(|job| job.latency).max();
            run.elapsed().is(slowest.expect("there are four"))
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

async fn back_up(recorder: Recorder, jobs: Vec<Job>) -> Outcomes {
    exercise::back_up(&Worker::new(&recorder, &jobs)).await
}

fn job((table, (latency, succeeds)): (&&str, (u64, bool))) -> Job {
    match succeeds {
        true => Job::ok(table, latency),
        false => Job::fails(table, latency, &format!("disk error {latency}")),
    }
}

fn jobs(outcomes: [(u64, bool); 4]) -> Vec<Job> {
    TABLES.iter().zip(outcomes).map(job).collect()
}

fn random_jobs(dice: &mut Dice) -> Vec<Job> {
    let latencies = dice.distinct_ms(4, 100..=3000);
    let outcomes: Vec<(u64, bool)> = latencies
        .iter()
        .map(|latency| (latency.as_millis() as u64, dice.number(0..=1) > 0))
        .collect();
    TABLES.iter().zip(outcomes).map(job).collect()
}
