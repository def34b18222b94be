//! wrong: the_room_is_used_while_others_wait / under-used

use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let mut pages = Vec::new();
    for batch in urls.chunks(limit) {
        let tasks: Vec<_> = batch
            .iter()
            .map(|url| tokio::spawn(site.get(url)))
            .collect();
        for task in tasks {
            pages.push(task.await.expect("no download panics"));
        }
    }
    pages
}
