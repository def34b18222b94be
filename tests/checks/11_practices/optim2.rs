//! What judges `optim2`: never more than the limit, and never fewer while others wait.

#![forbid(unsafe_code)]

#[path = "../../exercises/11_practices/optim2.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check};

#[derive(Debug, Clone)]
struct Case {
    pages: Vec<Page>,
    limit: u64,
}

pub fn main() {
    check(download)
        .set(Case::new(3, &[900, 110, 120, 130, 870, 140, 150, 160]))
        .set(Case::last_page_first(
            2,
            &[210, 340, 620, 130, 275, 90, 480],
        ))
        .set(Case::new(4, &[320, 150, 430]))
        .set(Case::last_page_first(1, &[140, 260, 90]))
        .set(Case::new(2, &[]))
        .set(Case::new(3, &[270]))
        .seeded(8, random_case)
        .require("every_page_comes_once_and_in_order", |run| {
            let pages = run.data().pages.iter();
            let bodies: Vec<String> = pages.map(|page| page.body.clone()).collect();
            all([
                run.same_list(run.returned(), &bodies),
                run.calls("get").is(bodies.len() as u64),
            ])
        })
        .require("the_limit_is_kept", |run| {
            run.peak().at_most(run.data().limit)
        })
        .require("the_room_is_used_while_others_wait", |run| {
            let limit = run.data().limit.min(run.data().pages.len() as u64);
            let last = run.lanes("get").filter_map(|lane| lane.span()?.ended).max();
            all([
                run.wakeups().at_most(100),
                run.peak().at_least(limit),
                run.fewest_while_others_wait("get", Duration::ZERO)
                    .at_least(limit),
                run.elapsed().is(katas_kit::ms(last.unwrap_or_default())),
            ])
        })
        .judge()
}

async fn download(recorder: Recorder, case: Case) -> Vec<String> {
    let site = Site::new(&recorder, &case.pages);
    let urls: Vec<String> = case.pages.into_iter().map(|page| page.name).collect();
    exercise::download(&site, &urls, case.limit as usize).await
}

impl Case {
    fn new(limit: u64, latencies: &[u64]) -> Self {
        let page =
            |(index, latency): (usize, &u64)| Page::new(&format!("page {}", index + 1), *latency);
        Self {
            pages: latencies.iter().enumerate().map(page).collect(),
            limit,
        }
    }

    /// An answer that sorts the pages by what they say must not look as if it had kept their order.
    fn last_page_first(limit: u64, latencies: &[u64]) -> Self {
        let mut case = Self::new(limit, latencies);
        case.pages.reverse();
        case
    }
}

/// Sums of distinct powers of two differ: no two downloads end at one instant, whoever started where.
fn random_case(dice: &mut Dice) -> Case {
    let count = dice.number(4..=9) as usize;
    let mut latencies: Vec<u64> = (0..count as u32)
        .map(|n| 300 * dice.number(1..=4) + (1 << n))
        .collect();
    for index in (1..count).rev() {
        latencies.swap(index, dice.number(0..=index as u64) as usize);
    }
    Case::last_page_first(dice.number(2..=4), &latencies)
}
