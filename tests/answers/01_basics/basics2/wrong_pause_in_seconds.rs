//! wrong: no_time_is_wasted / started-late

use std::time::Duration;

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    tokio::time::sleep(Duration::from_secs(1000)).await;
    let (alpha, beta, gamma) = tokio::join!(site.get("alpha"), site.get("beta"), site.get("gamma"));
    vec![alpha, beta, gamma]
}
