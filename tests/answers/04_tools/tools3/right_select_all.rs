//! right: select_all, and what is left is dropped

use futures::future::select_all;
use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let requests = ["oslo", "porto", "turin"].map(|name| mirrors.get(name));
    let (copy, _which, _rest) = select_all(requests).await;
    copy
}
