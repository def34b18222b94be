//! wrong: no_time_is_wasted / serial

use std::time::Duration;

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    // rustc warns about the sleep that nobody awaits, and that is not why the downloads do not overlap.
    tokio::time::sleep(Duration::from_millis(1));
    let alpha = site.get("alpha").await;
    let beta = site.get("beta").await;
    let gamma = site.get("gamma").await;
    vec![alpha, beta, gamma]
}
