//! right: join_all over a list of names

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    join_all(["alpha", "beta", "gamma"].map(|name| site.get(name))).await
}
