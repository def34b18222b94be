//! wrong: each_till_is_told_as_soon_as_the_number_is_there / slept-and-hoped

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread::sleep;
use std::time::Duration;

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
        sleep(Duration::from_millis(200));
    }
}
