//! What judges `tools6`: every offer is noted, once, at the moment it is there.

#![forbid(unsafe_code)]

#[path = "../../exercises/04_tools/tools6.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::journal::Journal;
use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};

pub fn main() {
    check(note)
        .set(shops([
            ("acme", 300, 415),
            ("bolt", 100, 389),
            ("core", 200, 402),
        ]))
        .set(shops([
            ("dock", 150, 77),
            ("edge", 900, 81),
            ("flux", 420, 64),
            ("gear", 650, 79),
            ("hive", 280, 90),
        ]))
        .set(shops([]))
        .set(shops([("iris", 240, 58)]))
        .seeded(8, random_shops)
        .require("every_offer_is_noted_once", |run| {
            let mut noted: Vec<String> = run
                .lanes("notes")
                .filter_map(|lane| Some(lane.span()?.lane.clone()))
                .collect();
            noted.sort();
            let mut offers: Vec<String> = run.data().iter().map(|shop| shop.body.clone()).collect();
            offers.sort();
            run.same_list(&noted, &offers)
        })
        .require("each_shop_is_asked_once", |run| {
            run.calls("get").is(run.data().len() as u64)
        })
        .require("each_offer_is_noted_when_it_is_there", |run| {
            let mut shops: Vec<&Page> = run.data().iter().collect();
            shops.sort_by_key(|shop| shop.latency);
            let asked = shops
                .iter()
                .map(|shop| run.lane(&shop.name).started().is(Some(Duration::ZERO)));
            let noted = shops
                .iter()
                .map(|shop| run.lane(&shop.body).started().is(Some(shop.latency)));
            let together = run.peak().at_least(shops.len() as u64);
            all(asked.chain(noted).chain([together]))
        })
        .require("it_is_over_with_the_last_offer", |run| {
            let slowest = run.data().iter().map(|shop| shop.latency).max();
            all([
                run.elapsed().is(slowest.unwrap_or_default()),
                run.wakeups().at_most(40 + 10 * run.data().len() as u64),
            ])
        })
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .judge()
}

async fn note(recorder: Recorder, shops: Vec<Page>) {
    let names: Vec<String> = shops.iter().map(|shop| shop.name.clone()).collect();
    let journal = Journal::new(&recorder);
    exercise::note_offers(&Site::new(&recorder, &shops), &names, &journal).await;
}

fn shop(name: &str, latency: Duration, price: u64) -> Page {
    Page {
        name: name.to_owned(),
        latency,
        body: format!("{name} {price}"),
    }
}

fn shops<const N: usize>(shops: [(&str, u64, u64); N]) -> Vec<Page> {
    shops
        .map(|(name, latency, price)| shop(name, ms(latency), price))
        .to_vec()
}

fn random_shops(dice: &mut Dice) -> Vec<Page> {
    let count = dice.length();
    let latencies = dice.distinct_ms(count, 50..=2500).into_iter().enumerate();
    latencies
        .map(|(n, latency)| {
            shop(
                &format!("{}{n}", dice.word()),
                latency,
                dice.number(10..=999),
            )
        })
        .collect()
}
