//! What judges `futures1`: each order is saved, once, before its receipt is handed out.

#![forbid(unsafe_code)]

#[path = "../../exercises/02_futures/futures1.rs"]
mod exercise;

use std::time::Duration;

use katas_kit::db::Database;
use katas_kit::{Dice, Recorder, all, check, ms};

/// Orders, booked one after another, and how long the database takes to save one.
#[derive(Debug, Clone)]
struct Case {
    orders: Vec<String>,
    latency: Duration,
}

/// What there is when each receipt is handed out.
#[derive(Debug)]
struct Booked {
    receipts: Vec<String>,
    rows: Vec<Vec<String>>,
}

pub fn main() {
    check(book)
        .set(case(&["3 x green tea"], 50))
        .set(case(&["1 x teapot, blue"], 320))
        .set(case(&["1 x samovar"], 3_500))
        // Two customers order the same.
        .set(case(&["2 x cup", "1 x tray", "2 x cup"], 140))
        .seeded(8, random_case)
        .require("nothing_keeps_running", |run| run.left_running().is(0))
        .require("the_order_is_saved_before_the_receipt", |run| {
            let rows = (1..).zip(&run.returned().rows);
            all(rows.map(|(n, rows)| run.same_list(rows, &run.data().orders[..n])))
        })
        .require("the_receipt_names_the_order", |run| {
            let receipts = run.returned().receipts.iter().zip(&run.data().orders);
            all(receipts.map(|(receipt, order)| run.same(receipt, &format!("booked: {order}"))))
        })
        .require("no_time_is_wasted", |run| {
            let Case { orders, latency } = run.data();
            let orders = orders.len() as u32;
            all([
                run.elapsed().is(*latency * orders),
                run.wakeups().at_most(30 * u64::from(orders)),
            ])
        })
        .judge()
}

async fn book(recorder: Recorder, case: Case) -> Booked {
    let db = Database::new(&recorder, case.latency);
    let (mut receipts, mut rows) = (Vec::new(), Vec::new());
    for order in &case.orders {
        receipts.push(exercise::book(&db, order).await);
        rows.push(db.rows());
    }
    Booked { receipts, rows }
}

fn case(orders: &[&str], latency: u64) -> Case {
    Case {
        orders: orders.iter().map(|order| (*order).to_owned()).collect(),
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
    case(&[&order], dice.number(5..=900))
}
