//! What judges `tools1`: a list of pages of any length, downloaded together, returned in order.

#![forbid(unsafe_code)]

#[path = "../../exercises/04_tools/tools1.rs"]
mod exercise;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check};

pub fn main() {
    check(fetch)
        .set(pages([
            ("/news", 900),
            ("/weather", 400),
            ("/sport", 1200),
            ("/films", 700),
            ("/games", 500),
        ]))
        .set(pages([
            ("/a/1", 310),
            ("/a/2", 620),
            ("/a/3", 150),
            ("/b/1", 480),
            ("/b/2", 90),
            ("/b/3", 770),
            ("/c/1", 260),
            ("/c/2", 540),
        ]))
        .set(pages([]))
        .set(pages([("/only", 350)]))
        .set(same_and_empty_bodies())
        .seeded(8, random_pages)
        .require("the_pages_come_back_in_order", |run| {
            let bodies: Vec<String> = run.data().iter().map(|page| page.body.clone()).collect();
            run.same_list(run.returned(), &bodies)
        })
        .require("each_page_is_asked_for_once", |run| {
            run.calls("get").is(run.data().len() as u64)
        })
        .require("no_time_is_wasted", |run| {
            let slowest = run.data().iter().map(|page| page.latency).max();
            all([
                run.peak().at_least(run.data().len() as u64),
                run.elapsed().is(slowest.unwrap_or_default()),
                // A download wakes its task a few times, looking again and again a thousand times.
                run.wakeups().at_most(20 + 10 * run.data().len() as u64),
            ])
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

async fn fetch(recorder: Recorder, pages: Vec<Page>) -> Vec<String> {
    let urls: Vec<String> = pages.iter().map(|page| page.name.clone()).collect();
    exercise::fetch_all(&Site::new(&recorder, &pages), &urls).await
}

fn pages<const N: usize>(pages: [(&str, u64); N]) -> Vec<Page> {
    pages
        .into_iter()
        .map(|(url, latency)| Page::new(url, latency))
        .collect()
}

/// Two pages that say the same are two pages, and one that says nothing is a page.
fn same_and_empty_bodies() -> Vec<Page> {
    let mut pages = pages([("/today", 800), ("/latest", 300), ("/archive", 500)]);
    pages[0].body = pages[1].body.clone();
    pages[2].body.clear();
    pages
}

fn random_pages(dice: &mut Dice) -> Vec<Page> {
    let count = dice.length();
    let latencies = dice.distinct_ms(count, 100..=3000);
    let pages = latencies.into_iter().enumerate();
    pages
        .map(|(n, latency)| {
            let url = format!("/{}/{n}", dice.word());
            Page::new(&url, latency.as_millis() as u64)
        })
        .collect()
}
