//! What judges `practice1`: every outcome in its place, in the time of the slowest, and the figures of the report.

#![forbid(unsafe_code)]

#[path = "../../exercises/14_practice/practice1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::jobs::{Job, JobError, Worker};
use katas_kit::{Dice, Recorder, all, check, ms};

/// The report, in a form that can be shown. Durations are kept apart: of the real clock they would never be the same.
struct Seen {
    files: Vec<Result<String, JobError>>,
    bytes: usize,
    took: Duration,
    one_by_one: Duration,
}

pub fn main() {
    check(download)
        .set(jobs(
            &[510, 130, 290, 870, 1000, 350, 640, 70, 430, 760],
            &[3],
        ))
        .set(jobs(&[480, 90, 620], &[0, 2]))
        .set(jobs(&[230, 180, 310, 140, 275], &[]))
        .set(jobs(&[], &[]))
        .set(jobs(&[440], &[]))
        .set(jobs(&[160], &[0]))
        // More bytes than letters.
        .set(vec![
            Job::ok("smörgåsbord", 270),
            Job::ok("crème brûlée", 320),
        ])
        .set(some_jobs(40, 90, &mut Dice::new(41)))
        .seeded(8, random_jobs)
        .require("every_outcome_stands_in_its_place", |run| {
            let outcomes: Vec<_> = run.data().iter().map(|job| job.outcome.clone()).collect();
            run.same_list(&run.returned().files, &outcomes)
        })
        .require("the_downloads_overlap", |run| {
            let slowest = run.data().iter().map(|job| job.latency).max();
            all([
                run.wakeups().at_most(100 + 2 * run.data().len() as u64),
                run.calls("run").is(run.data().len() as u64),
                run.elapsed().is(slowest.unwrap_or_default()),
                run.left_running().is(0),
            ])
        })
        .require("the_whole_time_is_measured", |run| {
            // Of the downloads as they were, one after another or not.
            let last = run.lanes("run").filter_map(|lane| lane.span()?.ended).max();
            run.measured(run.returned().took, ms(last.unwrap_or_default()))
        })
        .require("the_times_of_all_downloads_are_added_up", |run| {
            let sum = run.data().iter().map(|job| job.latency).sum();
            run.measured(run.returned().one_by_one, sum)
        })
        .require("the_bytes_are_counted", |run| {
            let bodies = run.data().iter().flat_map(|job| job.outcome.as_ref());
            run.same(&run.returned().bytes, &bodies.map(String::len).sum())
        })
        .judge()
}

async fn download(recorder: Recorder, jobs: Vec<Job>) -> Seen {
    let worker = Worker::new(&recorder, &jobs);
    let names: Vec<String> = jobs.into_iter().map(|job| job.name).collect();
    let report = exercise::download_all(&worker, &names).await;
    Seen {
        files: report.files,
        bytes: report.bytes,
        took: report.took,
        one_by_one: report.one_by_one,
    }
}

impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.files).finish()
    }
}

fn jobs(latencies: &[u64], failing: &[usize]) -> Vec<Job> {
    let job = |(index, latency): (usize, &u64)| {
        let name = format!("file {}", index + 1);
        match failing.contains(&index) {
            true => Job::fails(&name, *latency, "connection lost"),
            false => Job::ok(&name, *latency),
        }
    };
    latencies.iter().enumerate().map(job).collect()
}

fn random_jobs(dice: &mut Dice) -> Vec<Job> {
    let count = dice.number(0..=10) as usize;
    some_jobs(count, 3000, dice)
}

fn some_jobs(count: usize, longest_ms: u64, dice: &mut Dice) -> Vec<Job> {
    let latencies = dice.distinct_ms(count, 20..=longest_ms);
    let latencies: Vec<u64> = latencies.iter().map(|it| it.as_millis() as u64).collect();
    let failing: Vec<usize> = (0..count).filter(|_| dice.number(0..=3) == 0).collect();
    jobs(&latencies, &failing)
}
