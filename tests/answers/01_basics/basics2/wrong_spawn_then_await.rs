//! wrong: no_time_is_wasted / spawn-then-await

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let mut pages = Vec::new();
    for name in ["alpha", "beta", "gamma"] {
        pages.push(tokio::spawn(site.get(name)).await.unwrap());
    }
    pages
}
