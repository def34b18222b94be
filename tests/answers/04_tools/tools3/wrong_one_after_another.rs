//! wrong: nobody_waits_for_the_slower_mirrors / serial

use katas_kit::net::Site;
use tokio::time::Instant;

pub async fn first_copy(mirrors: &Site) -> String {
    let mut copies = Vec::new();
    for name in ["oslo", "porto", "turin"] {
        let began = Instant::now();
        let copy = mirrors.get(name).await;
        copies.push((began.elapsed(), copy));
    }
    copies.into_iter().min().expect("three mirrors").1
}
