//! wrong: no_time_is_wasted / under-used

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let (alpha, beta) = tokio::join!(site.get("alpha"), site.get("beta"));
    vec![alpha, beta, site.get("gamma").await]
}
