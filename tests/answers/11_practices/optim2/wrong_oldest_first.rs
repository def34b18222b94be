//! wrong: the_room_is_used_while_others_wait / under-used

use std::collections::VecDeque;

use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let mut under_way = VecDeque::new();
    let mut pages = Vec::new();
    for url in urls {
        if under_way.len() == limit {
            let oldest: tokio::task::JoinHandle<String> =
                under_way.pop_front().expect("it is full");
            pages.push(oldest.await.expect("no download panics"));
        }
        under_way.push_back(tokio::spawn(site.get(url)));
    }
    for rest in under_way {
        pages.push(rest.await.expect("no download panics"));
    }
    pages
}
