//! What judges `models1`: five threads that block at the same time, and pages in order.

#![forbid(unsafe_code)]

#[path = "../../exercises/09_models/models1.rs"]
mod exercise;

use katas_kit::legacy::{AT_THE_SERVER, Client};
use katas_kit::net::Page;
use katas_kit::rest::RESTLESS;
use katas_kit::{Dice, Recorder, check};
use tokio::task::{JoinSet, spawn_blocking};

pub fn main() {
    check(fetch)
        .set(pages(
            &["atlas", "birds", "chess", "drama", "elves"],
            &[50, 20, 40, 10, 30],
        ))
        .set(pages(&["opera", "maths", "novel"], &[10, 30, 20]))
        .set(pages(&[], &[]))
        .set(pages(&["poems"], &[20]))
        .set(some_pages(17, &mut Dice::new(43)))
        .seeded(8, random_pages)
        .on_held_clock()
        .require("the_pages_come_back_in_order", |run| {
            let bodies: Vec<String> = run.data().iter().map(|page| page.body.clone()).collect();
            run.same_list(run.returned(), &bodies)
        })
        .require("the_requests_are_under_way_together", |run| {
            run.met(AT_THE_SERVER).at_least(run.data().len() as u64)
        })
        .require("waiting_is_not_looking_again_and_again", |run| {
            run.met(RESTLESS).is(0)
        })
        .require("each_page_is_asked_for_once", |run| {
            run.calls("get").is(run.data().len() as u64)
        })
        .judge()
}

/// The answer may block: it is on a thread of its own.
async fn fetch(recorder: Recorder, pages: Vec<Page>) -> Vec<String> {
    let client = Client::new(&recorder, &pages, pages.len() as u64);
    // Ends with the scenario.
    let mut others = JoinSet::new();
    let program = client.clone();
    others.spawn(async move { program.other_tasks().await });
    let names: Vec<String> = pages.into_iter().map(|page| page.name).collect();
    let fetched = spawn_blocking(move || exercise::fetch_all(&client, &names));
    // A panic is in the record already.
    fetched.await.unwrap_or_default()
}

/// The server answers the quickest first; on this clock that is all the latencies say.
fn pages(names: &[&str], latencies: &[u64]) -> Vec<Page> {
    let page = |(name, latency): (&&str, &u64)| Page::new(name, *latency);
    names.iter().zip(latencies).map(page).collect()
}

/// An answer that sorts the pages must not look as if it had kept their order.
fn random_pages(dice: &mut Dice) -> Vec<Page> {
    let count = dice.number(3..=6) as usize;
    some_pages(count, dice)
}

fn some_pages(count: usize, dice: &mut Dice) -> Vec<Page> {
    let latencies = dice.distinct_ms(count, 1..=1000);
    let page = |(index, latency): (usize, std::time::Duration)| {
        Page::new(
            &format!("page {}", count - index),
            latency.as_millis() as u64,
        )
    };
    latencies.into_iter().enumerate().map(page).collect()
}
