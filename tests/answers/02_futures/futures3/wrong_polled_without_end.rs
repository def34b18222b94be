//! wrong: a_till_that_waits_costs_nothing / polling

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = Runtime::new().unwrap();
    let _inside = runtime.enter();
    let mut count = pin!(warehouse.count(article));
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(pieces) = count.as_mut().poll(&mut context) {
            return pieces;
        }
    }
}
