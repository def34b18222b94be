//! What judges `tasks5`: one order that crashes spoils nothing but itself.

#![forbid(unsafe_code)]

#[path = "../../exercises/06_tasks/tasks5.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::jobs::{Job, Worker};
use katas_kit::{Dice, Recorder, all, check};

/// Waiting takes one for each order; looking every millisecond takes as many as there are milliseconds.
const MOST_WAKEUPS: u64 = 40;

#[derive(Debug)]
struct Report {
    done: Vec<String>,
    failed: Vec<String>,
}

pub fn main() {
    check(carry_out)
        .set(vec![
            Job::ok("tea", 100),
            Job::panics("kites", 200, "boom"),
            Job::fails("soap", 400, "sold out"),
            Job::ok("maps", 300),
        ])
        .set(vec![
            Job::panics("tape", 900, "index out of bounds"),
            Job::ok("lamps", 1300),
            Job::fails("salt", 250, "no address"),
            Job::ok("nails", 600),
            Job::panics("rope", 1100, "no such shelf"),
        ])
        .set(vec![Job::ok("ink", 700), Job::ok("paper", 300)])
        .set(vec![])
        .set(vec![Job::ok("chalk", 350)])
        .set(vec![Job::panics("glue", 150, "no lid")])
        // The same is ordered twice.
        .set(vec![
            Job::ok("soap", 210),
            Job::fails("salt", 330, "no address"),
            Job::ok("soap", 210),
            Job::fails("salt", 330, "no address"),
        ])
        .set(some_jobs(40, 120, &mut Dice::new(23)))
        .seeded(8, random_jobs)
        .expecting_panics()
        .require("every_order_is_in_the_report", |run| {
            let (mut done, mut failed) = (Vec::new(), Vec::new());
            for job in run.data() {
                match &job.outcome {
                    Ok(result) => done.push(result.clone()),
                    Err(_) => failed.push(job.name.clone()),
                }
            }
            all([
                run.same_list(&run.returned().done, &done),
                run.same_list(&run.returned().failed, &failed),
            ])
        })
        .require("each_order_is_carried_out_once", |run| {
            run.calls("run").is(run.data().len() as u64)
        })
        .require("the_orders_are_carried_out_together", |run| {
            let slowest = run.data().iter().map(|job| job.latency).max();
            all([
                run.elapsed().is(slowest.unwrap_or_default()),
                run.wakeups()
                    .at_most(MOST_WAKEUPS + 2 * run.data().len() as u64),
            ])
        })
        .judge()
}

async fn carry_out(recorder: Recorder, jobs: Vec<Job>) -> Report {
    let worker = Worker::new(&recorder, &jobs);
    let orders = jobs.into_iter().map(|job| job.name).collect();
    let report = exercise::carry_out(worker, orders).await;
    Report {
        done: report.done,
        failed: report.failed,
    }
}

fn random_jobs(dice: &mut Dice) -> Vec<Job> {
    let count = dice.number(0..=6) as usize;
    some_jobs(count, 3000, dice)
}

fn some_jobs(count: usize, longest_ms: u64, dice: &mut Dice) -> Vec<Job> {
    let latencies = dice.distinct_ms(count, 50..=longest_ms);
    let job = |(index, latency): (usize, Duration)| {
        let (name, latency) = (format!("order {index}"), latency.as_millis() as u64);
        match dice.number(0..=3) {
            0 => Job::panics(&name, latency, dice.word()),
            1 => Job::fails(&name, latency, dice.word()),
            _ => Job::ok(&name, latency),
        }
    };
    latencies.into_iter().enumerate().map(job).collect()
}
