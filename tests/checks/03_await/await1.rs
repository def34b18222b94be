//! What judges `await1`: the orders after the user, the ads meanwhile, and nothing asked twice.

#![forbid(unsafe_code)]

#[path = "../../exercises/03_await/await1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::shop::{Latencies, Shop};
use katas_kit::{Dice, Recorder, all, check, ms};

/// Who opens the shop, and how fast the shop is today.
#[derive(Debug, Clone)]
struct Visit {
    name: String,
    latencies: Latencies,
}

/// What the answer returned, in a form that can be shown.
#[derive(Debug)]
struct Page {
    orders: Vec<String>,
    ads: Vec<String>,
}

pub fn main() {
    check(open)
        .set(visit("Ines", 300, 500, 600))
        .set(visit("Noor", 200, 250, 900))
        .set(visit("Bea", 400, 700, 150))
        .seeded(8, random_visit)
        .require("the_page_is_right", |run| {
            let Visit { name, latencies } = run.data();
            let user = Shop::user_of(name, latencies.user);
            let page = run.returned();
            all([
                run.same(&page.orders, &Shop::orders_of(user.id)),
                run.same(&page.ads, &Shop::ads_of(latencies.ads)),
            ])
        })
        .require("no_time_is_wasted", |run| {
            let Latencies { user, orders, ads } = run.data().latencies;
            all([
                run.lane("ads").started().is(Some(Duration::ZERO)),
                run.lane("orders").started().is(Some(user)),
                run.elapsed().is((user + orders).max(ads)),
                run.wakeups().at_most(50),
            ])
        })
        .require("nothing_is_asked_for_twice", |run| {
            all(["user", "orders", "ads"].map(|op| run.calls(op).is(1)))
        })
        .judge()
}

async fn open(recorder: Recorder, visit: Visit) -> Page {
    let shop = Shop::new(&recorder, visit.latencies);
    let exercise::FrontPage { orders, ads } = exercise::front_page(&shop, &visit.name).await;
    Page { orders, ads }
}

fn visit(name: &str, user: u64, orders: u64, ads: u64) -> Visit {
    Visit {
        name: name.to_owned(),
        latencies: Latencies {
            user: ms(user),
            orders: ms(orders),
            ads: ms(ads),
        },
    }
}

fn random_visit(dice: &mut Dice) -> Visit {
    let name = dice.word();
    let (user, orders) = (dice.number(50..=900), dice.number(50..=900));
    // The ads come with nothing else: two deadlines at one instant would be decided by chance.
    let ads = loop {
        let ads = dice.number(50..=1800);
        if ads != user && ads != user + orders {
            break ads;
        }
    };
    visit(name, user, orders, ads)
}
