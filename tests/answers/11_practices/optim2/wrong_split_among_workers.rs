//! wrong: the_room_is_used_while_others_wait / under-used

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let share = urls.len().div_ceil(limit);
    let work = async |urls: &[String]| {
        let mut pages = Vec::new();
        for url in urls {
            pages.push(site.get(url).await);
        }
        pages
    };
    join_all(urls.chunks(share).map(work)).await.concat()
}
