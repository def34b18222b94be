//! What judges `tasks6`: an answer arrives, and a question that got lost keeps nobody waiting.

#![forbid(unsafe_code)]

#[path = "../../exercises/06_tasks/tasks6.rs"]
mod exercise;

use katas_kit::jobs::{Job, Worker};
use katas_kit::{Dice, Recorder, all, check};
use tokio::sync::mpsc;

/// Waiting takes a handful; looking every millisecond takes as many as there are milliseconds.
const MOST_WAKEUPS: u64 = 40;

pub fn main() {
    check(ask)
        .set(vec![Job::fails("why", 100, "no such book")])
        .set(vec![Job::ok("where", 200)])
        .set(vec![Job::panics("when", 1400, "no calendar")])
        .set(vec![Job::fails("how", 300, "no idea"), Job::ok("who", 500)])
        .seeded(8, random_jobs)
        .expecting_panics()
        .require("the_answer_is_told_or_that_it_got_lost", |run| {
            let jobs = run.data().iter();
            let told = |job: &Job| job.outcome.clone().map_err(|_| "lost".to_owned());
            run.same(run.returned(), &jobs.map(told).collect())
        })
        .require("nobody_waits_longer_than_needed", |run| {
            let one_by_one = run.data().iter().map(|job| job.latency).sum();
            all([
                run.elapsed().is(one_by_one),
                run.wakeups().at_most(MOST_WAKEUPS),
            ])
        })
        .judge()
}

/// The questions are asked one after another.
async fn ask(recorder: Recorder, jobs: Vec<Job>) -> Vec<Result<String, String>> {
    let worker = Worker::new(&recorder, &jobs);
    let (desk, questions) = mpsc::channel(8);
    let serving = tokio::spawn(exercise::serve(worker, questions));
    let mut answers = Vec::new();
    for job in jobs {
        let answer = exercise::ask(&desk, &job.name).await;
        answers.push(answer.map_err(|exercise::Lost| "lost".to_owned()));
    }
    drop(desk);
    // A panic is in the record already.
    let _ = serving.await;
    answers
}

/// A crash ends the desk, so it comes last.
fn random_jobs(dice: &mut Dice) -> Vec<Job> {
    let latencies = dice.distinct_ms(3, 20..=3000);
    let latencies: Vec<u64> = latencies.iter().map(|l| l.as_millis() as u64).collect();
    let mut jobs = vec![
        Job::ok("whom", latencies[0]),
        Job::fails("whose", latencies[1], dice.word()),
        Job::panics("which", latencies[2], dice.word()),
    ];
    jobs.drain(..dice.number(0..=2) as usize);
    jobs.truncate(dice.number(1..=3) as usize);
    jobs
}
