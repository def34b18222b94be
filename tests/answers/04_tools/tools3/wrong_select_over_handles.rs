//! wrong: the_other_requests_are_given_up / not-cancelled

use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let oslo = tokio::spawn(mirrors.get("oslo"));
    let porto = tokio::spawn(mirrors.get("porto"));
    let turin = tokio::spawn(mirrors.get("turin"));
    let copy = tokio::select! {
        copy = oslo => copy,
        copy = porto => copy,
        copy = turin => copy,
    };
    copy.unwrap()
}
