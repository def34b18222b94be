//! What judges `tools2`: two reports under way while the greeting is written.

#![forbid(unsafe_code)]

#[path = "../../exercises/04_tools/tools2.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check};

/// The archive's pages: sales, stock, weather.
type Pages = [Page; 3];

pub fn main() {
    check(write)
        .set(pages([2000, 1800, 500]))
        .set(pages([700, 1500, 300]))
        .set(pages([600, 400, 900]))
        .seeded(8, random_pages)
        .require("the_letter_is_complete_and_in_order", |run| {
            let [sales, stock, weather] = run.data().each_ref().map(|page| page.body.clone());
            let greeting = format!("Good morning! {weather}");
            run.same_list(run.returned(), &[greeting, sales, stock])
        })
        .require("the_reports_are_worked_on_meanwhile", |run| {
            let slowest = run.data().iter().map(|page| page.latency).max();
            all([
                run.lane("sales").started().is(Some(Duration::ZERO)),
                run.lane("stock").started().is(Some(Duration::ZERO)),
                run.elapsed().is(slowest.expect("there are three")),
                run.wakeups().at_most(50),
            ])
        })
        .require("each_page_is_asked_for_once", |run| run.calls("get").is(3))
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

async fn write(recorder: Recorder, pages: Pages) -> Vec<String> {
    exercise::morning_letter(&Site::new(&recorder, &pages)).await
}

fn pages([sales, stock, weather]: [u64; 3]) -> Pages {
    [
        Page::new("sales", sales).signed(),
        Page::new("stock", stock).signed(),
        Page::new("weather", weather),
    ]
}

fn random_pages(dice: &mut Dice) -> Pages {
    let latencies = dice.distinct_ms(3, 100..=3000);
    let ms = |at: usize| latencies[at].as_millis() as u64;
    pages([ms(0), ms(1), ms(2)])
}
