//! What judges `streams1`: every reading comes a pause after it was asked for, and the end at once.

#![forbid(unsafe_code)]

#[path = "../../exercises/07_streams_resources/streams1.rs"]
mod exercise;

use std::time::Duration;

use futures::stream::FuturesUnordered;
use futures::{FutureExt, StreamExt};
use katas_kit::journal::Journal;
use katas_kit::{Dice, Recorder, Run, all, check, ms};
use tokio::time::sleep;

#[derive(Debug, Clone)]
struct Show {
    readings: Vec<u32>,
    pause: Duration,
    /// What the display does with each reading before it asks for the next.
    draws: Duration,
    /// It looks whether there is a reading yet, and waits for it afterwards.
    looks_first: bool,
    /// After so many readings it is switched off.
    shown: usize,
}

impl Show {
    fn new(readings: &[u32], pause_ms: u64, draws_ms: u64) -> Self {
        Self {
            readings: readings.to_vec(),
            pause: ms(pause_ms),
            draws: ms(draws_ms),
            looks_first: false,
            shown: readings.len(),
        }
    }

    fn is_whole(&self) -> bool {
        self.shown == self.readings.len()
    }

    /// When the reading with this index is asked for.
    fn asked(&self, index: usize) -> Duration {
        (self.pause + self.draws) * index as u32
    }
}

pub fn main() {
    let looking = Show {
        looks_first: true,
        ..Show::new(&[512, 498, 731], 400, 150)
    };
    let switched_off = Show {
        shown: 2,
        ..Show::new(&[88, 91, 87, 90], 250, 70)
    };
    check(play)
        .set(Show::new(&[204, 219, 240, 233], 500, 0))
        .set(Show::new(&[17, 17, 41, 8, 23], 300, 120))
        .set(looking)
        .set(switched_off)
        .set(Show::new(&[], 300, 0))
        .set(Show::new(&[305], 90, 40))
        .seeded(8, random_show)
        .require("the_readings_come_in_order", |run| {
            let show = run.data();
            run.same_list(run.returned(), &show.readings[..show.shown])
        })
        .require("each_comes_a_pause_after_it_was_asked_for", |run| {
            let show = run.data();
            let comes = (0..show.shown).map(|index| {
                run.lane(&lane(index))
                    .finished_at(show.asked(index) + show.pause)
            });
            all(comes.chain([run.same(&(), &())]))
        })
        .require("the_end_comes_at_once", ends)
        .require("waiting_is_not_asking_again_and_again", |run| {
            run.wakeups().at_most(40)
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

fn ends(run: &Run<Show, Vec<u32>>) -> katas_kit::Finding {
    let end = run.lane("the end");
    match end.span() {
        Some(span) => end.ended().is(span.started.map(ms)),
        // It was switched off before.
        None => run.calls("does").is(run.data().shown as u64),
    }
}

/// Asked again when its own waker was called, and not whenever somebody else's was.
async fn play(recorder: Recorder, show: Show) -> Vec<u32> {
    let mut alone = FuturesUnordered::from_iter([display(recorder, show)]);
    alone.next().await.unwrap_or_default()
}

async fn display(recorder: Recorder, show: Show) -> Vec<u32> {
    let journal = Journal::new(&recorder);
    let mut replay = Box::pin(exercise::replay(show.readings.clone(), show.pause));
    let mut seen = Vec::new();
    for index in 0..show.shown {
        let wait = journal.begin(&lane(index));
        let mut next = match show.looks_first {
            true => replay.next().now_or_never(),
            false => None,
        };
        if next.is_none() {
            next = Some(replay.next().await);
        }
        wait.done();
        seen.extend(next.flatten());
        if !show.draws.is_zero() {
            sleep(show.draws).await;
        }
    }
    if show.is_whole() {
        let wait = journal.begin("the end");
        let beyond = replay.next().await;
        wait.done();
        seen.extend(beyond);
    } else {
        // It is switched off while the next reading is on its way.
        let _ = replay.next().now_or_never();
    }
    seen
}

fn lane(index: usize) -> String {
    format!("reading {}", index + 1)
}

fn random_show(dice: &mut Dice) -> Show {
    let readings: Vec<u32> = (0..dice.number(0..=6))
        .map(|_| dice.number(1..=999) as u32)
        .collect();
    let times = dice.distinct_ms(2, 20..=700);
    Show {
        looks_first: dice.number(0..=1) == 1,
        shown: dice.number(0..=readings.len() as u64) as usize,
        pause: times[0],
        draws: times[1],
        readings,
    }
}
