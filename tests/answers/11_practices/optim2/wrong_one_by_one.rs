//! wrong: the_room_is_used_while_others_wait / serial

use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let _ = limit;
    let mut pages = Vec::new();
    for url in urls {
        pages.push(site.get(url).await);
    }
    pages
}
