//! wrong: nobody_waits_for_the_slower_mirrors / wrong-time

use futures::stream::{FuturesUnordered, StreamExt};
use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let requests: FuturesUnordered<_> = ["oslo", "porto", "turin"]
        .into_iter()
        .map(|name| mirrors.get(name))
        .collect();
    let copies: Vec<String> = requests.collect().await;
    copies[0].clone()
}
