//! wrong: nobody_waits_for_the_slower_mirrors / wrong-time

use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    mirrors.get("porto").await
}
