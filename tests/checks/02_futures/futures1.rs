//! What judges `futures1`: the order is saved, once, before the receipt is handed out.

#![forbid(unsafe_code)]

#[path = "../../exercises/02_futures/futures1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::db::Database;
use katas_kit::{Dice, Recorder, all, check, ms};

/// An order, and how long the database takes to save it.
#[derive(Debug, Clone)]
struct Case {
    order: String,
    latency: Duration,
}

/// What there is when the receipt is handed out.
#[derive(Debug)]
struct Booked {
    receipt: String,
    rows: Vec<String>,
}

pub fn main() {
    check(book)
        .set(case("3 x green tea", 50))
        .set(case("1 x teapot, blue", 320))
        .seeded(8, random_case)
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .require("the_order_is_saved_before_the_receipt", |run| {
            run.same_list(&run.returned().rows, &[run.data().order.clone()])
        })
        .require("the_receipt_names_the_order", |run| {
            let wanted = format!("booked: {}", run.data().order);
            run.same(&run.returned().receipt, &wanted)
        })
        .require("no_time_is_wasted", |run| {
            let latency = run.data().latency;
            all([run.elapsed().is(latency), run.wakeups().at_most(30)])
        })
        .judge()
}

async fn book(recorder: Recorder, case: Case) -> Booked {
    let db = Database::new(&recorder, case.latency);
    let receipt = exercise::book(&db, &case.order).await;
    Booked {
        receipt,
        rows: db.rows(),
    }
}

fn case(order: &str, latency: u64) -> Case {
    Case {
        order: order.to_owned(),
        latency: ms(latency),
    }
}

fn random_case(dice: &mut Dice) -> Case {
    let order = format!(
        "{} x {} {}",
        dice.number(1..=9),
        dice.word(),
        dice.number(100..=999)
    );
    case(&order, dice.number(5..=900))
}
