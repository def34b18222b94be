//! right: as many workers as the limit, which take the next url

use std::cell::{Cell, RefCell};

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let next = Cell::new(0);
    let pages = RefCell::new(vec![String::new(); urls.len()]);
    let work = async || {
        while let Some(url) = urls.get(next.get()) {
            let index = next.replace(next.get() + 1);
            let page = site.get(url).await;
            pages.borrow_mut()[index] = page;
        }
    };
    join_all((0..limit).map(|_| work())).await;
    pages.into_inner()
}
