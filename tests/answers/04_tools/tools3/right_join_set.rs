//! right: a JoinSet, whose drop aborts the tasks that are left

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn first_copy(mirrors: &Site) -> String {
    let mut requests = JoinSet::new();
    for name in ["oslo", "porto", "turin"] {
        requests.spawn(mirrors.get(name));
    }
    requests.join_next().await.unwrap().unwrap()
}
