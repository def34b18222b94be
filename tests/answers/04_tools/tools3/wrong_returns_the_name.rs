//! wrong: the_first_copy_is_returned / wrong-value

use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let winner = tokio::select! {
        _ = mirrors.get("oslo") => "oslo",
        _ = mirrors.get("porto") => "porto",
        _ = mirrors.get("turin") => "turin",
    };
    winner.to_owned()
}
