//! wrong: nobody_waits_for_the_slower_mirrors / wrong-time

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn first_copy(mirrors: &Site) -> String {
    let mut requests = JoinSet::new();
    for name in ["oslo", "porto", "turin"] {
        requests.spawn(mirrors.get(name));
    }
    let first = requests.join_next().await.unwrap().unwrap();
    while requests.join_next().await.is_some() {}
    first
}
