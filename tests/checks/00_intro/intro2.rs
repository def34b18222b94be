//! What judges `intro2`: the page, and how long it took, told by the clock of the runtime.

#![forbid(unsafe_code)]

#[path = "../../exercises/00_intro/intro2.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Recorder, check};

pub fn main() {
    check(fetch)
        .set(Page::new("report", 3000))
        .set(Page::new("report", 1250))
        .set(Page::new("report", 7000))
        .set(Page::new("report", 12_000))
        .seeded(8, |dice| Page::new("report", dice.number(50..=9000)))
        .require("the_page_comes_back", |run| {
            run.same(&run.returned().0, &run.data().body)
        })
        .require("the_measured_time_is_right", |run| {
            run.measured(run.returned().1, run.data().latency)
        })
        .require("the_page_is_asked_for_once", |run| run.calls("get").is(1))
        .judge()
}

async fn fetch(recorder: Recorder, page: Page) -> (String, Duration) {
    exercise::timed_report(&Site::new(&recorder, &[page])).await
}
