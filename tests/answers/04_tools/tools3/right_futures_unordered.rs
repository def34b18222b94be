//! right: the first of a FuturesUnordered

use futures::stream::{FuturesUnordered, StreamExt};
use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let mut requests: FuturesUnordered<_> = ["oslo", "porto", "turin"]
        .into_iter()
        .map(|name| mirrors.get(name))
        .collect();
    requests.next().await.expect("three mirrors were asked")
}
