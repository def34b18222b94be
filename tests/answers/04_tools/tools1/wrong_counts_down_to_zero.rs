//! wrong: it_finishes / never-woken

use std::sync::{Arc, Mutex};

use katas_kit::net::Site;
use tokio::sync::Notify;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let bodies = Arc::new(Mutex::new(vec![None; urls.len()]));
    let all_there = Arc::new(Notify::new());
    for (index, url) in urls.iter().enumerate() {
        let (bodies, all_there, download) = (bodies.clone(), all_there.clone(), site.get(url));
        tokio::spawn(async move {
            let body = download.await;
            let mut bodies = bodies.lock().unwrap();
            bodies[index] = Some(body);
            if bodies.iter().all(Option::is_some) {
                all_there.notify_one();
            }
        });
    }
    all_there.notified().await;
    let bodies = bodies.lock().unwrap();
    bodies.iter().flatten().cloned().collect()
}
