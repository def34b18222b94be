//! What judges `pitfalls1`: three blocking calls at once, on threads that may wait, and the tasks run on.

#![forbid(unsafe_code)]

#[path = "../../exercises/11_practices/pitfalls1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::legacy::{AT_THE_SERVER, Client, OTHERS_RAN};
use katas_kit::net::Page;
use katas_kit::rest::RESTLESS;
use katas_kit::{Dice, Recorder, all, check};
use tokio::task::JoinSet;

const NAMES: [&str; 3] = ["rates", "funds", "news"];

pub fn main() {
    check(fetch)
        .set(pages([30, 10, 20]))
        .set(pages([10, 20, 30]))
        .seeded(8, random_pages)
        .on_held_clock()
        .require("the_pages_come_back_in_order", |run| {
            let bodies: Vec<String> = run.data().iter().map(|page| page.body.clone()).collect();
            run.same_list(run.returned(), &bodies)
        })
        .require("other_tasks_run_meanwhile", |run| {
            all([
                run.on_runtime_thread("get").is(0),
                run.met(OTHERS_RAN).at_least(3),
                run.met(RESTLESS).is(0),
            ])
        })
        .require("the_requests_are_under_way_together", |run| {
            run.met(AT_THE_SERVER).at_least(3)
        })
        .require("each_page_is_asked_for_once", |run| run.calls("get").is(3))
        .judge()
}

async fn fetch(recorder: Recorder, pages: Vec<Page>) -> Vec<String> {
    let client = Client::new(&recorder, &pages, 3);
    // Ends with the scenario.
    let mut others = JoinSet::new();
    let program = client.clone();
    others.spawn(async move { program.other_tasks().await });
    exercise::fetch_all(&client).await
}

/// The server answers the quickest first; on this clock that is all the latencies say.
fn pages(latencies: [u64; 3]) -> Vec<Page> {
    NAMES
        .iter()
        .zip(latencies)
        .map(|(name, latency)| Page::new(name, latency))
        .collect()
}

fn random_pages(dice: &mut Dice) -> Vec<Page> {
    let latencies = dice.distinct_ms(3, 1..=1000);
    let page = |(name, latency): (&&str, Duration)| Page::new(name, latency.as_millis() as u64);
    NAMES.iter().zip(latencies).map(page).collect()
}
