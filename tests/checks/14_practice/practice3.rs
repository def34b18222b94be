//! What judges `practice3`: the quick ones in order, the slow ones dropped in time, the limit kept and made use of.

#![forbid(unsafe_code)]

#[path = "../../exercises/14_practice/practice3.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};

#[derive(Debug, Clone)]
struct Case {
    pages: Vec<Page>,
    patience: Duration,
    at_once: u64,
}

pub fn main() {
    check(fetch)
        .set(Case::new(1000, 6, &[300, 2000, 500, 700, 3000, 200]))
        .set(Case::new(1000, 2, &[800, 790, 810, 780, 820, 770]))
        .set(Case::last_page_first(
            640,
            3,
            &[555, 260, 630, 1800, 450, 770, 120, 900, 310],
        ))
        .set(Case::new(500, 1, &[230, 900, 310]))
        .set(Case::new(400, 3, &[]))
        .set(Case::new(300, 2, &[700]))
        .seeded(8, random_case)
        .require(
            "the_quick_ones_come_in_order_and_the_slow_ones_are_skipped",
            |run| {
                let Case {
                    pages, patience, ..
                } = run.data();
                let quick = |page: &Page| (page.latency < *patience).then(|| page.body.clone());
                run.same_list(run.returned(), &pages.iter().map(quick).collect::<Vec<_>>())
            },
        )
        .require("a_slow_request_is_given_up_in_time", |run| {
            let Case {
                pages, patience, ..
            } = run.data();
            let ends = pages.iter().map(|page| {
                let lane = run.lane(&page.name);
                let sent = lane
                    .span()
                    .and_then(|span| span.started)
                    .map(ms)
                    .unwrap_or_default();
                match page.latency < *patience {
                    true => lane.finished_at(sent + page.latency),
                    false => lane.dropped_at(sent + *patience),
                }
            });
            all(ends.chain([run.same(&(), &())]))
        })
        .require("no_more_are_under_way_than_allowed", |run| {
            run.peak().at_most(run.data().at_once)
        })
        .require("every_request_is_sent_once_and_nothing_is_left", |run| {
            all([
                run.calls("get").is(run.data().pages.len() as u64),
                run.left_running().is(0),
            ])
        })
        .require("nobody_waits_while_there_is_room", |run| {
            let least = run.data().at_once.min(run.data().pages.len() as u64);
            let last = run.lanes("get").filter_map(|lane| lane.span()?.ended).max();
            all([
                run.wakeups().at_most(150),
                run.peak().at_least(least),
                run.fewest_while_others_wait("get", Duration::ZERO)
                    .at_least(least),
                run.elapsed().is(ms(last.unwrap_or_default())),
            ])
        })
        .judge()
}

async fn fetch(recorder: Recorder, case: Case) -> Vec<Option<String>> {
    let site = Site::new(&recorder, &case.pages);
    let names: Vec<String> = case.pages.into_iter().map(|page| page.name).collect();
    exercise::fetch_quick(&site, &names, case.patience, case.at_once as usize).await
}

impl Case {
    fn new(patience_ms: u64, at_once: u64, latencies: &[u64]) -> Self {
        let page =
            |(index, latency): (usize, &u64)| Page::new(&format!("page {}", index + 1), *latency);
        Self {
            pages: latencies.iter().enumerate().map(page).collect(),
            patience: ms(patience_ms),
            at_once,
        }
    }

    /// An answer that sorts the pages by their names must not look as if it had kept their order.
    fn last_page_first(patience_ms: u64, at_once: u64, latencies: &[u64]) -> Self {
        let mut case = Self::new(patience_ms, at_once, latencies);
        case.pages.reverse();
        case
    }
}

/// Sums of distinct powers of two differ, so hardly ever do two requests end at one instant.
fn random_case(dice: &mut Dice) -> Case {
    let count = dice.number(4..=8) as usize;
    let patience = 1000 + 100 * dice.number(0..=5) + 77;
    let mut latencies: Vec<u64> = (0..count as u32)
        .map(|n| match dice.number(0..=2) {
            0 => patience + 600 * dice.number(1..=4) + (1 << n),
            _ => 200 * dice.number(1..=3) + (1 << n),
        })
        .collect();
    for index in (1..count).rev() {
        latencies.swap(index, dice.number(0..=index as u64) as usize);
    }
    Case::last_page_first(patience, dice.number(2..=count as u64), &latencies)
}
