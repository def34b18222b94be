//! wrong: it_compiles / did-not-compile

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let (alpha, beta, gamma) = tokio::join!(
        site.get("alpha").await,
        site.get("beta").await,
        site.get("gamma").await
    );
    vec![alpha, beta, gamma]
}
