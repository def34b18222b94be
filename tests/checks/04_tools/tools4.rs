//! What judges `tools4`: what has come when the limit is over, the others later, and nothing asked twice.

#![forbid(unsafe_code)]

#[path = "../../exercises/04_tools/tools4.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::journal::Journal;
use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};
use tokio::time::sleep;

#[derive(Debug, Clone)]
struct Search {
    pages: Vec<Page>,
    limit: Duration,
    /// The time from the upper half to the question for the lower half.
    scrolling: Duration,
}

impl Search {
    fn scrolled_after(self, scrolling_ms: u64) -> Self {
        let scrolling = ms(scrolling_ms);
        Self { scrolling, ..self }
    }

    /// The answers that come before the limit, or after it, in the order of the text.
    fn answers(&self, wanted: impl Fn(Duration) -> bool) -> Vec<String> {
        let some = self.pages.iter().filter(|page| wanted(page.latency));
        sorted(some.map(|page| page.body.clone()).collect())
    }

    fn slowest(&self) -> Duration {
        let latencies = self.pages.iter().map(|page| page.latency);
        latencies.max().unwrap_or_default()
    }
}

/// What the two halves of the page show, each sorted.
#[derive(Debug)]
struct Shown {
    upper: Vec<String>,
    lower: Vec<String>,
}

pub fn main() {
    check(show)
        .set(search(
            &[("city", 1000), ("county", 2000), ("country", 3000)],
            2500,
        ))
        .set(search(
            &[("maps", 700), ("prints", 300), ("coins", 500)],
            900,
        ))
        .set(search(
            &[
                ("north", 1400),
                ("south", 2600),
                ("east", 1900),
                ("west", 800),
            ],
            600,
        ))
        .set(search(&[], 400))
        .set(search(&[("atlas", 350)], 500))
        .set(search(&[("globes", 850)], 500))
        .set(same_answers())
        // The last answer is there long before somebody asks for the lower half.
        .set(search(&[("charts", 400), ("plans", 900), ("views", 700)], 550).scrolled_after(1000))
        .seeded(8, random_search)
        .require("the_answers_in_time_are_shown_at_once", |run| {
            let limit = run.data().limit;
            run.same_list(
                &run.returned().upper,
                &run.data().answers(|time| time < limit),
            )
        })
        .require("the_others_are_shown_later", |run| {
            let limit = run.data().limit;
            run.same_list(
                &run.returned().lower,
                &run.data().answers(|time| time > limit),
            )
        })
        .require("each_catalogue_is_asked_once", |run| {
            run.calls("get").is(run.data().pages.len() as u64)
        })
        .require("nobody_waits_longer_than_needed", |run| {
            let (limit, slowest) = (run.data().limit, run.data().slowest());
            let shown = limit.min(slowest);
            let asked = shown + run.data().scrolling;
            all([
                run.lane("upper half").finished_at(shown),
                run.lane("lower half").finished_at(slowest.max(asked)),
                run.wakeups()
                    .at_most(40 + 20 * run.data().pages.len() as u64),
            ])
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

async fn show(recorder: Recorder, search: Search) -> Shown {
    let site = Site::new(&recorder, &search.pages);
    let journal = Journal::new(&recorder);
    let names: Vec<String> = search.pages.iter().map(|page| page.name.clone()).collect();
    let waiting = journal.begin("upper half");
    let (upper, later) = exercise::search(&site, &names, search.limit).await;
    waiting.done();
    if !search.scrolling.is_zero() {
        sleep(search.scrolling).await;
    }
    let waiting = journal.begin("lower half");
    let lower = later.await;
    waiting.done();
    Shown {
        upper: sorted(upper),
        lower: sorted(lower),
    }
}

fn sorted(mut answers: Vec<String>) -> Vec<String> {
    answers.sort();
    answers
}

fn search(pages: &[(&str, u64)], limit_ms: u64) -> Search {
    Search {
        pages: pages
            .iter()
            .map(|(name, latency)| Page::new(name, *latency))
            .collect(),
        limit: ms(limit_ms),
        scrolling: Duration::ZERO,
    }
}

/// Two that are shown at once and two that are shown later, of which three say the same.
fn same_answers() -> Search {
    let mut search = search(
        &[
            ("coins", 200),
            ("stamps", 900),
            ("medals", 300),
            ("seals", 700),
        ],
        500,
    );
    let answer = search.pages[0].body.clone();
    for page in &mut search.pages[1..3] {
        page.body.clone_from(&answer);
    }
    search
}

fn random_search(dice: &mut Dice) -> Search {
    let count = dice.length();
    let mut times = dice.distinct_ms(count + 1, 100..=3000);
    let limit = times.pop().expect("one more than there are pages");
    let pages = times.into_iter().enumerate();
    let page = |(n, latency): (usize, Duration)| {
        Page::new(&format!("shelf {n}"), latency.as_millis() as u64)
    };
    Search {
        pages: pages.map(page).collect(),
        limit,
        scrolling: Duration::ZERO,
    }
}
