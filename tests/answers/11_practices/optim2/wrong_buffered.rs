//! wrong: the_room_is_used_while_others_wait / under-used

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let downloads: Vec<_> = urls.iter().map(|url| site.get(url)).collect();
    stream::iter(downloads).buffered(limit).collect().await
}
