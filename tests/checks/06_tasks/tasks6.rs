//! What judges `tasks6`: an answer arrives, and a question that got lost keeps nobody waiting.

#![forbid(unsafe_code)]

#[path = "../../exercises/06_tasks/tasks6.rs"]
mod exercise;

use std::time::Duration;

use futures::future::join_all;
use futures::stream::{self, StreamExt};
use katas_kit::jobs::{Job, Worker};
use katas_kit::{Dice, Recorder, Run, all, check, ms};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

/// Waiting takes a handful; looking every millisecond takes as many as there are milliseconds.
const MOST_WAKEUPS: u64 = 40;

#[derive(Debug, Clone)]
struct Hour {
    jobs: Vec<Job>,
    asked: Asked,
    /// Who goes away before the answer is there, and when.
    leaves: Option<(usize, Duration)>,
}

#[derive(Debug, Clone, Copy)]
enum Asked {
    /// Each when the answer before is there, or would be there.
    OneAfterAnother,
    /// The desk has room for one question: the others wait to be asked.
    AllAtOnce,
}

type Told = Result<String, &'static str>;

pub fn main() {
    check(ask)
        .set(hour(&[Job::fails("why", 100, "no such book")]))
        .set(hour(&[Job::ok("where", 200)]))
        .set(hour(&[Job::panics("when", 1400, "no calendar")]))
        .set(hour(&[
            Job::fails("how", 300, "no idea"),
            Job::ok("who", 500),
        ]))
        // A question after the crash.
        .set(hour(&[
            Job::panics("when", 250, "no calendar"),
            Job::ok("where", 400),
        ]))
        .set(Hour {
            leaves: Some((0, ms(120))),
            ..hour(&[Job::ok("how far", 700), Job::ok("how long", 350)])
        })
        .set(Hour {
            asked: Asked::AllAtOnce,
            ..hour(&[
                Job::ok("which", 310),
                Job::fails("whose", 150, "no name"),
                Job::ok("whom", 220),
                Job::ok("what", 270),
            ])
        })
        // The second goes away while the question waits for its turn.
        .set(Hour {
            asked: Asked::AllAtOnce,
            leaves: Some((1, ms(90))),
            ..hour(&[
                Job::ok("which", 260),
                Job::ok("whose", 180),
                Job::ok("whom", 140),
            ])
        })
        // The others have asked, and wait.
        .set(Hour {
            asked: Asked::AllAtOnce,
            ..hour(&[
                Job::ok("which", 130),
                Job::panics("when", 240, "no calendar"),
                Job::ok("whom", 360),
                Job::ok("what", 170),
            ])
        })
        .seeded(8, random_hour)
        .expecting_panics()
        .require("the_answer_is_told_or_that_it_got_lost", |run| {
            let indices = 0..run.data().jobs.len();
            run.same(
                run.returned(),
                &indices.map(|index| told(run, index)).collect(),
            )
        })
        .require("nobody_waits_longer_than_needed", |run| {
            let Hour { jobs, leaves, .. } = run.data();
            let one_by_one: Duration = jobs.iter().map(|job| job.latency).sum();
            let pause = leaves.map_or(Duration::ZERO, |_| AFTER_A_LEAVER);
            all([
                run.elapsed().at_most(one_by_one + pause),
                run.wakeups().at_most(MOST_WAKEUPS),
            ])
        })
        .judge()
}

fn told(run: &Run<'_, Hour, Vec<Told>>, index: usize) -> Told {
    let Hour { jobs, leaves, .. } = run.data();
    let crashed = jobs[..index].iter().any(|job| job.panics.is_some());
    if leaves.is_some_and(|(leaver, _)| leaver == index) {
        return Err(GONE);
    }
    // The desk may be gone with the crash, or not.
    if crashed && run.returned()[index] == Err(LOST) {
        return Err(LOST);
    }
    jobs[index].outcome.clone().map_err(|_| LOST)
}

const LOST: &str = "lost";
const GONE: &str = "went away";
/// Behind the instant at which the answer that nobody wants would be there.
const AFTER_A_LEAVER: Duration = ms(1);

async fn ask(recorder: Recorder, hour: Hour) -> Vec<Told> {
    let worker = Worker::new(&recorder, &hour.jobs);
    let (desk, questions) = mpsc::channel(1);
    let serving = tokio::spawn(exercise::serve(worker, questions));
    let ask = async |(index, job): (usize, &Job)| {
        let answer = exercise::ask(&desk, &job.name);
        let answer = match hour.leaves {
            Some((leaver, at)) if leaver == index => match timeout(at, answer).await {
                Ok(answer) => answer,
                Err(_) => {
                    sleep(job.latency + AFTER_A_LEAVER - at).await;
                    return Err(GONE);
                }
            },
            Some(_) | None => answer.await,
        };
        answer.map_err(|exercise::Lost| LOST)
    };
    let asking = hour.jobs.iter().enumerate().map(ask);
    let answers = match hour.asked {
        Asked::AllAtOnce => join_all(asking).await,
        Asked::OneAfterAnother => stream::iter(asking).then(|answer| answer).collect().await,
    };
    drop(desk);
    // A panic is in the record already.
    let _ = serving.await;
    answers
}

fn hour(jobs: &[Job]) -> Hour {
    Hour {
        jobs: jobs.to_vec(),
        asked: Asked::OneAfterAnother,
        leaves: None,
    }
}

fn random_hour(dice: &mut Dice) -> Hour {
    let latencies = dice.distinct_ms(3, 20..=3000);
    let latencies: Vec<u64> = latencies.iter().map(|l| l.as_millis() as u64).collect();
    let mut jobs = vec![
        Job::ok("whom", latencies[0]),
        Job::fails("whose", latencies[1], dice.word()),
        Job::panics("which", latencies[2], dice.word()),
    ];
    jobs.rotate_left(dice.number(0..=2) as usize);
    jobs.truncate(dice.number(1..=3) as usize);
    Hour {
        jobs,
        asked: *dice.pick(&[Asked::OneAfterAnother, Asked::AllAtOnce]),
        leaves: None,
    }
}
