//! wrong: nobody_waits_for_the_slower_mirrors / extra-calls

use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let winner = tokio::select! {
        _ = mirrors.get("oslo") => "oslo",
        _ = mirrors.get("porto") => "porto",
        _ = mirrors.get("turin") => "turin",
    };
    mirrors.get(winner).await
}
