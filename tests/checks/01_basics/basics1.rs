//! What judges `basics1`: three parts warm up, each for its time, side by side.

#![forbid(unsafe_code)]

#[path = "../../exercises/01_basics/basics1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::journal::Journal;
use katas_kit::{Dice, Recorder, all, check, ms};

const PARTS: [&str; 3] = ["lamp", "laser", "camera"];

/// How long each part takes. Short, because the mistake that is looked for waits in real time; long enough
/// in the first set for the meter to see it.
#[derive(Debug, Clone)]
struct Times([Duration; 3]);

impl Times {
    fn new(times: [u64; 3]) -> Self {
        Self(times.map(ms))
    }
}

pub fn main() {
    check(warm_up)
        .set(Times::new([50, 60, 40]))
        .set(Times::new([8, 15, 4]))
        .set(Times::new([17, 9, 5]))
        .set(Times::new([6, 10, 19]))
        .seeded(8, random_times)
        .require("each_part_gets_its_time", |run| {
            all(PARTS.iter().zip(run.data().0).map(|(part, time)| {
                let lane = run.lane(part);
                let began = lane.span().and_then(|span| span.started);
                lane.finished_at(ms(began.unwrap_or(0)) + time)
            }))
        })
        .require("they_warm_up_side_by_side", |run| {
            let longest = run.data().0.into_iter().max().expect("there are three");
            all([
                run.peak().is(3),
                run.elapsed().is(longest),
                run.wakeups().at_most(30),
            ])
        })
        .judge()
}

async fn warm_up(recorder: Recorder, times: Times) {
    let [lamp, laser, camera] = times.0;
    exercise::warm_up(&Journal::new(&recorder), lamp, laser, camera).await
}

fn random_times(dice: &mut Dice) -> Times {
    let times = dice.distinct_ms(3, 2..=30);
    Times([times[0], times[1], times[2]])
}
