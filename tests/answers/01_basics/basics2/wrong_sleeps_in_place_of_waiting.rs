//! wrong: the_pages_come_back_in_order / slept-and-hoped

use std::sync::{Arc, Mutex};
use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let bodies = Arc::new(Mutex::new(vec![String::new(); 3]));
    for (place, name) in ["alpha", "beta", "gamma"].into_iter().enumerate() {
        let (page, bodies) = (site.get(name), bodies.clone());
        tokio::spawn(async move {
            let body = page.await;
            bodies.lock().unwrap()[place] = body;
        });
    }
    sleep(Duration::from_millis(2100)).await;
    let bodies = bodies.lock().unwrap();
    bodies.clone()
}
