//! wrong: each_mirror_is_asked_once / extra-calls

use futures::future::select_all;
use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let names = ["oslo", "porto", "turin", "oslo", "porto", "turin"];
    let (copy, _which, _rest) = select_all(names.map(|name| mirrors.get(name))).await;
    copy
}
