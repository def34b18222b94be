//! wrong: the_other_requests_are_given_up / wrong-time

use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    mirrors.get("porto").await
}
