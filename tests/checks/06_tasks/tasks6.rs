//! What judges `tasks6`: an answer arrives, and a question that got lost keeps nobody waiting.

#![forbid(unsafe_code)]

#[path = "../../exercises/06_tasks/tasks6.rs"]
mod exercise;

use std::time::Duration;

use futures::future::join_all;
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
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Asked {
    OneAfterAnother,
    /// The desk has room for one question: the others wait to be asked.
    AllAtOnce,
    /// One after another, but the first who asks goes away so soon. The next one asks when that answer would be there.
    FirstGoesAway(Duration),
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
            asked: Asked::FirstGoesAway(ms(120)),
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
            let Hour { jobs, asked } = run.data();
            let one_by_one: Duration = jobs.iter().map(|job| job.latency).sum();
            let pause = match asked {
                Asked::FirstGoesAway(_) => ms(1),
                Asked::OneAfterAnother | Asked::AllAtOnce => Duration::ZERO,
            };
            all([
                run.elapsed().at_most(one_by_one + pause),
                run.wakeups().at_most(MOST_WAKEUPS),
            ])
        })
        .judge()
}

fn told(run: &Run<'_, Hour, Vec<Told>>, index: usize) -> Told {
    let Hour { jobs, asked } = run.data();
    let crashed = jobs[..index].iter().any(|job| job.panics.is_some());
    match asked {
        Asked::FirstGoesAway(_) if index == 0 => Err(GONE),
        // The desk may be gone with the crash, or not.
        _ if crashed && run.returned()[index] == Err(LOST) => Err(LOST),
        _ => jobs[index].outcome.clone().map_err(|_| LOST),
    }
}

const LOST: &str = "lost";
const GONE: &str = "went away";

async fn ask(recorder: Recorder, hour: Hour) -> Vec<Told> {
    let worker = Worker::new(&recorder, &hour.jobs);
    let (desk, questions) = mpsc::channel(1);
    let serving = tokio::spawn(exercise::serve(worker, questions));
    let ask = async |job: &Job| {
        let answer = exercise::ask(&desk, &job.name).await;
        answer.map_err(|exercise::Lost| LOST)
    };
    let answers = match hour.asked {
        Asked::AllAtOnce => join_all(hour.jobs.iter().map(ask)).await,
        Asked::OneAfterAnother => one_after_another(&hour.jobs, ask).await,
        Asked::FirstGoesAway(at) => {
            let (first, others) = hour.jobs.split_first().expect("somebody asks");
            let answer = timeout(at, ask(first)).await.unwrap_or(Err(GONE));
            sleep(first.latency + ms(1) - at).await;
            let others = one_after_another(others, ask).await;
            [answer].into_iter().chain(others).collect()
        }
    };
    drop(desk);
    // A panic is in the record already.
    let _ = serving.await;
    answers
}

async fn one_after_another(jobs: &[Job], ask: impl AsyncFn(&Job) -> Told) -> Vec<Told> {
    let mut answers = Vec::new();
    for job in jobs {
        answers.push(ask(job).await);
    }
    answers
}

fn hour(jobs: &[Job]) -> Hour {
    Hour {
        jobs: jobs.to_vec(),
        asked: Asked::OneAfterAnother,
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
    }
}
