//! What judges `channels1`: every order gets its label while others come in, and then it ends.

#![forbid(unsafe_code)]

#[path = "../../exercises/08_sync/channels1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::feed::{Feed, Item};
use katas_kit::net::{Page, Site};
use katas_kit::{Dice, Recorder, all, check, ms};

/// For each shop its orders: how long each takes to come, and its label to be printed.
#[derive(Debug, Clone)]
struct Day {
    shops: Vec<Vec<(u64, u64)>>,
}

impl Day {
    fn new(shops: &[&[(u64, u64)]]) -> Self {
        Self {
            shops: shops.iter().map(|orders| orders.to_vec()).collect(),
        }
    }

    fn feeds(&self) -> Vec<Vec<Item>> {
        let item = |shop: usize, index: usize, comes: u64| Item::new(&name(shop, index), comes);
        let items = self.shops.iter().enumerate().map(|(shop, orders)| {
            let orders = orders.iter().enumerate();
            orders
                .map(|(index, (comes, _))| item(shop, index, *comes))
                .collect()
        });
        items.collect()
    }

    fn labels(&self) -> Vec<Page> {
        let shops = self.shops.iter().enumerate();
        let labels = shops.flat_map(|(shop, orders)| {
            let orders = orders.iter().enumerate();
            orders.map(move |(index, (_, prints))| Page::new(&name(shop, index), *prints))
        });
        labels.collect()
    }

    /// When the last label is printed, if none of them waits for anything but the one before.
    fn done(&self) -> Duration {
        let mut orders: Vec<(u64, u64)> = Vec::new();
        for shop in &self.shops {
            let mut now = 0;
            for (comes, prints) in shop {
                now += comes;
                orders.push((now, *prints));
            }
        }
        orders.sort_unstable();
        let done = orders
            .iter()
            .fold(0, |done, (comes, prints)| done.max(*comes) + prints);
        ms(done)
    }
}

fn name(shop: usize, index: usize) -> String {
    let letter = ["A", "B", "C"][shop];
    format!("order {letter}{}", index + 1)
}

pub fn main() {
    check(label)
        // The printer is busy all the time.
        .set(Day::new(&[
            &[(430, 1000), (510, 900), (520, 1100)],
            &[(500, 950), (490, 1050), (470, 800)],
        ]))
        // The shops are slow.
        .set(Day::new(&[
            &[(900, 60), (1300, 45)],
            &[(1050, 80), (700, 30), (1900, 75)],
        ]))
        .set(Day::new(&[&[(20, 110)], &[], &[(35, 90), (15, 70)]]))
        .set(Day::new(&[]))
        // Nobody has an order: nothing ever comes through the channel.
        .set(Day::new(&[&[], &[]]))
        .seeded(8, random_day)
        .require("every_order_gets_its_label", |run| {
            let labels = run.data().labels();
            let bodies: Vec<String> = labels.iter().map(|label| label.body.clone()).collect();
            all([
                run.same_list(&in_order(run.returned()), &in_order(&bodies)),
                run.calls("get").is(labels.len() as u64),
            ])
        })
        .require("one_label_is_printed_at_a_time", |run| {
            run.peak_of("get").at_most(1)
        })
        .require("labels_are_printed_while_orders_come", |run| {
            all([
                run.left_running().is(0),
                run.elapsed().at_most(run.data().done()),
                run.wakeups().at_most(80),
            ])
        })
        .judge()
}

/// Any order will do, so they are compared in one.
fn in_order(labels: &[String]) -> Vec<String> {
    let mut labels = labels.to_vec();
    labels.sort_unstable();
    labels
}

async fn label(recorder: Recorder, day: Day) -> Vec<String> {
    let carrier = Site::new(&recorder, &day.labels());
    let shops = day.feeds();
    let shops = shops.iter().enumerate().map(|(shop, items)| {
        Feed::new(&recorder, &format!("shop {}", ["A", "B", "C"][shop]), items)
    });
    exercise::label_all(shops.collect(), &carrier).await
}

/// Either the printer or the shops are much slower than the others, so that it does not matter how many orders a queue
/// holds.
fn random_day(dice: &mut Dice) -> Day {
    let (most, comes, prints) = match dice.number(0..=1) {
        0 => (3, 10..=120, 300..=900),
        _ => (2, 200..=600, 10..=90),
    };
    let count = dice.number(1..=most);
    let shops = (0..count).map(|_| {
        let orders = dice.number(0..=4) as usize;
        let comes = dice.distinct_ms(orders, comes.clone());
        let prints = dice.distinct_ms(orders, prints.clone());
        let millis = |time: &Duration| time.as_millis() as u64;
        comes
            .iter()
            .zip(&prints)
            .map(|(comes, prints)| (millis(comes), millis(prints)))
            .collect()
    });
    Day {
        shops: shops.collect(),
    }
}
