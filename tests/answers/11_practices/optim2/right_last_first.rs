//! right: workers that take from the end of a shared list

use std::sync::{Arc, Mutex};

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let list: Vec<(usize, String)> = urls.iter().cloned().enumerate().collect();
    let list = Arc::new(Mutex::new(list));
    let mut workers = JoinSet::new();
    for _ in 0..limit {
        let (site, list) = (site.clone(), list.clone());
        workers.spawn(async move {
            let mut done = Vec::new();
            loop {
                let next = list.lock().expect("nobody panics").pop();
                let Some((index, url)) = next else { break done };
                done.push((index, site.get(&url).await));
            }
        });
    }
    let mut pages: Vec<(usize, String)> = workers.join_all().await.concat();
    pages.sort();
    pages.into_iter().map(|(_, page)| page).collect()
}
