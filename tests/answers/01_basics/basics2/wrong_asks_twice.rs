//! wrong: each_page_is_asked_for_once / extra-calls

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    // A first request, polled once and thrown away.
    let _ = futures::poll!(Box::pin(site.get("alpha")));
    let (alpha, beta, gamma) = tokio::join!(site.get("alpha"), site.get("beta"), site.get("gamma"));
    vec![alpha, beta, gamma]
}
