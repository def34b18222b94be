//! What judges `sema1`: as many films at a time as allowed, no more and no fewer.

#![forbid(unsafe_code)]

#[path = "../../exercises/08_sync/sema1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::jobs::{Job, JobError, Worker};
use katas_kit::{Dice, Recorder, all, check};

#[derive(Debug, Clone)]
struct Films {
    jobs: Vec<Job>,
    limit: usize,
}

type Results = Vec<Result<String, JobError>>;

pub fn main() {
    let five = [
        Job::ok("film 1", 1000),
        Job::ok("film 2", 700),
        Job::ok("film 3", 1200),
        Job::ok("film 4", 900),
        Job::ok("film 5", 800),
    ];
    let eight = [
        Job::ok("a", 410),
        Job::fails("b", 130, "no sound"),
        Job::ok("c", 620),
        Job::ok("d", 75),
        Job::fails("e", 240, "no picture"),
        Job::fails("f", 190, "no sound"),
        Job::ok("g", 505),
        Job::ok("h", 333),
    ];
    check(convert)
        .set(Films {
            jobs: five.to_vec(),
            limit: 2,
        })
        .set(Films {
            jobs: eight.to_vec(),
            limit: 3,
        })
        .set(Films {
            jobs: five[..2].to_vec(),
            limit: 4,
        })
        .set(Films {
            jobs: eight[1..4].to_vec(),
            limit: 1,
        })
        .set(Films {
            jobs: vec![],
            limit: 3,
        })
        .seeded(8, random_films)
        .require("every_film_is_converted_once", |run| {
            let wanted = run.data().jobs.iter().map(|job| job.outcome.clone());
            all([
                run.same_list(&in_order(run.returned()), &in_order(&wanted.collect())),
                run.calls("run").is(run.data().jobs.len() as u64),
            ])
        })
        .require("never_more_at_a_time_than_allowed", |run| {
            run.peak().at_most(run.data().limit as u64)
        })
        .require("a_free_place_is_taken_at_once", |run| {
            all([
                run.places_are_used("run", run.data().limit as u64),
                run.wakeups().at_most(60),
            ])
        })
        .judge()
}

/// Any order will do, so they are compared in one.
fn in_order(results: &Results) -> Vec<String> {
    let mut texts: Vec<String> = results.iter().map(|one| format!("{one:?}")).collect();
    texts.sort_unstable();
    texts
}

async fn convert(recorder: Recorder, films: Films) -> Results {
    let worker = Worker::new(&recorder, &films.jobs);
    let names: Vec<String> = films.jobs.into_iter().map(|job| job.name).collect();
    exercise::convert_all(&worker, &names, films.limit).await
}

fn random_films(dice: &mut Dice) -> Films {
    let count = dice.number(0..=10) as usize;
    let times = dice.distinct_ms(count, 50..=900);
    let job = |(index, time): (usize, &Duration)| {
        let (name, time) = (format!("film {}", index + 1), time.as_millis() as u64);
        match dice.number(0..=4) {
            0 => Job::fails(&name, time, "torn"),
            _ => Job::ok(&name, time),
        }
    };
    Films {
        jobs: times.iter().enumerate().map(job).collect(),
        limit: dice.number(1..=4) as usize,
    }
}
