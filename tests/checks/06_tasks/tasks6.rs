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
        .set(Job::fails("why", 100, "no such book"))
        .set(Job::ok("where", 200))
        .set(Job::panics("when", 1400, "no calendar"))
        .seeded(8, random_job)
        .expecting_panics()
        .require("the_answer_is_told_or_that_it_got_lost", |run| {
            let wanted = run.data().outcome.clone().map_err(|_| "lost".to_owned());
            run.same(run.returned(), &wanted)
        })
        .require("nobody_waits_longer_than_needed", |run| {
            all([
                run.elapsed().is(run.data().latency),
                run.wakeups().at_most(MOST_WAKEUPS),
            ])
        })
        .judge()
}

async fn ask(recorder: Recorder, job: Job) -> Result<String, String> {
    let worker = Worker::new(&recorder, std::slice::from_ref(&job));
    let (desk, questions) = mpsc::channel(8);
    let serving = tokio::spawn(exercise::serve(worker, questions));
    let answer = exercise::ask(&desk, &job.name).await;
    drop(desk);
    // A panic is in the record already.
    let _ = serving.await;
    answer.map_err(|exercise::Lost| "lost".to_owned())
}

fn random_job(dice: &mut Dice) -> Job {
    let latency = dice.number(20..=3000);
    match dice.number(0..=2) {
        0 => Job::ok("how", latency),
        1 => Job::fails("whose", latency, dice.word()),
        _ => Job::panics("who", latency, dice.word()),
    }
}
