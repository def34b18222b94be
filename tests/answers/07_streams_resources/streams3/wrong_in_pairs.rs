//! wrong: two_at_a_time_whenever_there_are_two / started-late

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages: Vec<String> = files
        .into_iter()
        .filter(|name| name.ends_with(".html"))
        .collect();
    let mut bodies = Vec::new();
    for pair in pages.chunks(2) {
        bodies.extend(join_all(pair.iter().map(|name| site.get(name))).await);
    }
    bodies
}
