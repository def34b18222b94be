//! right: polled by hand, with a waker that wakes the thread

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake};
use std::thread::{self, Thread};

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = Runtime::new().unwrap();
    let _inside = runtime.enter();
    let mut count = pin!(warehouse.count(article));
    let waker = Arc::new(Unpark(thread::current())).into();
    let mut context = Context::from_waker(&waker);
    loop {
        match count.as_mut().poll(&mut context) {
            Poll::Ready(pieces) => return pieces,
            Poll::Pending => thread::park(),
        }
    }
}
