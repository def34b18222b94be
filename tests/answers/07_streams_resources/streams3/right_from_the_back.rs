//! right: two workers that take the last page first, and an order restored afterwards

use std::sync::Mutex;

use futures::future::join;
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages = files.into_iter().filter(|name| name.ends_with(".html"));
    let left = Mutex::new(pages.enumerate().collect());
    let (mut bodies, more) = join(worker(site, &left), worker(site, &left)).await;
    bodies.extend(more);
    bodies.sort_unstable();
    bodies.into_iter().map(|(_, body)| body).collect()
}

async fn worker(site: &Site, left: &Mutex<Vec<(usize, String)>>) -> Vec<(usize, String)> {
    let mut bodies = Vec::new();
    loop {
        let Some((index, name)) = left.lock().unwrap().pop() else {
            return bodies;
        };
        bodies.push((index, site.get(&name).await));
    }
}
