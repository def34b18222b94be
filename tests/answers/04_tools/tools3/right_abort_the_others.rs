//! right: a task for each, as in asyncio, and the others aborted by hand

use futures::future::select_all;
use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let tasks = ["oslo", "porto", "turin"].map(|name| tokio::spawn(mirrors.get(name)));
    let (copy, _which, pending) = select_all(tasks).await;
    for task in pending {
        task.abort();
    }
    copy.unwrap()
}
