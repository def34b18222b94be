//! wrong: nothing_panics / panicked

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use katas_kit::warehouse::Warehouse;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let mut count = pin!(warehouse.count(article));
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(pieces) = count.as_mut().poll(&mut context) {
            return pieces;
        }
    }
}
