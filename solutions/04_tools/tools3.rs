//! Three mirrors, "oslo", "porto" and "turin", offer the same archive. Return the copy that is there first.

use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    // `select!` polls all three, goes on with the first that is ready, and drops the other two.
    // A dropped future is a cancelled one, so nothing is left to clean up. That holds because the
    // branches are the requests themselves: dropping a task's handle would leave the task running.
    tokio::select! {
        copy = mirrors.get("oslo") => copy,
        copy = mirrors.get("porto") => copy,
        copy = mirrors.get("turin") => copy,
    }
    // For a list of any length: `futures::future::select_all(requests).await.0`.
}
