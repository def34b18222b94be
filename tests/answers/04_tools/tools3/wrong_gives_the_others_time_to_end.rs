//! wrong: nobody_waits_for_the_slower_mirrors / slept-and-hoped

use std::time::Duration;

use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let copy = tokio::select! {
        copy = mirrors.get("oslo") => copy,
        copy = mirrors.get("porto") => copy,
        copy = mirrors.get("turin") => copy,
    };
    tokio::time::sleep(Duration::from_millis(50)).await;
    copy
}
