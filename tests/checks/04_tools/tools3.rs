//! What judges `tools3`: the copy that is there first, at the moment it is there, and no request goes on.

#![forbid(unsafe_code)]

#[path = "../../exercises/04_tools/tools3.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check};

const NAMES: [&str; 3] = ["oslo", "porto", "turin"];

pub fn main() {
    check(fetch)
        .set(mirrors([900, 400, 700]))
        .set(mirrors([310, 1250, 640]))
        .set(mirrors([1800, 2600, 1500]))
        .seeded(8, random_mirrors)
        .require("nobody_waits_for_the_slower_mirrors", |run| {
            run.elapsed().is(fastest(run.data()).latency)
        })
        .require("the_first_copy_is_returned", |run| {
            run.same(run.returned(), &fastest(run.data()).body)
        })
        .require("the_other_requests_are_given_up", |run| {
            let first = fastest(run.data());
            let ends = run.data().iter().map(|mirror| match mirror == first {
                true => run.lane(&mirror.name).finished_at(mirror.latency),
                false => run.lane(&mirror.name).dropped_at(first.latency),
            });
            all(ends.chain([run.left_running().is(0)]))
        })
        .require("each_mirror_is_asked_once", |run| run.calls("get").is(3))
        .judge()
}

async fn fetch(recorder: Recorder, mirrors: Vec<Page>) -> String {
    exercise::first_copy(&Site::new(&recorder, &mirrors)).await
}

fn fastest(mirrors: &[Page]) -> &Page {
    let fastest = mirrors.iter().min_by_key(|mirror| mirror.latency);
    fastest.expect("there are three")
}

fn mirrors(latencies: [u64; 3]) -> Vec<Page> {
    NAMES
        .iter()
        .zip(latencies)
        .map(|(name, latency)| Page::new(name, latency))
        .collect()
}

fn random_mirrors(dice: &mut Dice) -> Vec<Page> {
    let latencies = dice.distinct_ms(3, 100..=3000);
    let mirror = |(name, latency): (&&str, Duration)| Page::new(name, latency.as_millis() as u64);
    NAMES.iter().zip(latencies).map(mirror).collect()
}
