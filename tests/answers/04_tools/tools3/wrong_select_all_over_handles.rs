//! wrong: the_other_requests_are_given_up / not-cancelled

use futures::future::select_all;
use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let tasks = ["oslo", "porto", "turin"].map(|name| tokio::spawn(mirrors.get(name)));
    let (copy, _which, pending) = select_all(tasks).await;
    drop(pending);
    copy.unwrap()
}
