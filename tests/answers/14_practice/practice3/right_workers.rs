//! right: workers that take the next name

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::timeout;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    let next = Cell::new(0);
    let pages = RefCell::new(vec![None; names.len()]);
    let work = async || {
        while let Some(name) = names.get(next.get()) {
            let index = next.replace(next.get() + 1);
            let page = timeout(patience, site.get(name)).await;
            pages.borrow_mut()[index] = page.ok();
        }
    };
    join_all((0..at_once).map(|_| work())).await;
    pages.into_inner()
}
