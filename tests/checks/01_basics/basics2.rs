//! What judges `basics2`: three pages, downloaded together, returned in order.

#![forbid(unsafe_code)]

#[path = "../../exercises/01_basics/basics2.rs"]
mod exercise;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check};

const NAMES: [&str; 3] = ["alpha", "beta", "gamma"];

/// Waiting takes a handful; looking every millisecond takes as many as there are milliseconds.
const MOST_WAKEUPS: u64 = 40;

pub fn main() {
    check(fetch)
        .set(pages([2000, 1900, 2100]))
        .set(pages([700, 1200, 300]))
        .seeded(8, random_pages)
        .require("the_pages_come_back_in_order", |run| {
            let bodies: Vec<String> = run.data().iter().map(|page| page.body.clone()).collect();
            run.same_list(run.returned(), &bodies)
        })
        .require("no_time_is_wasted", |run| {
            let slowest = run.data().iter().map(|page| page.latency).max();
            all([
                run.peak().at_least(3),
                run.elapsed().is(slowest.expect("there are three")),
                run.wakeups().at_most(MOST_WAKEUPS),
            ])
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .require("each_page_is_asked_for_once", |run| run.calls("get").is(3))
        .judge()
}

async fn fetch(recorder: Recorder, pages: Vec<Page>) -> Vec<String> {
    exercise::fetch_all(&Site::new(&recorder, &pages)).await
}

fn pages(latencies: [u64; 3]) -> Vec<Page> {
    NAMES
        .iter()
        .zip(latencies)
        .map(|(name, latency)| Page::new(name, latency).signed())
        .collect()
}

fn random_pages(dice: &mut Dice) -> Vec<Page> {
    let latencies = dice.distinct_ms(3, 100..=3000);
    let ms = |at: usize| latencies[at].as_millis() as u64;
    pages([ms(0), ms(1), ms(2)])
}
