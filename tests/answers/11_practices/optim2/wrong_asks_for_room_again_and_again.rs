//! wrong: the_room_is_used_while_others_wait / polling

use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let permits = Semaphore::new(limit);
    let get = async |url: &String| {
        let _permit = loop {
            match permits.try_acquire() {
                Ok(permit) => break permit,
                Err(_) => tokio::time::sleep(Duration::from_millis(1)).await,
            }
        };
        site.get(url).await
    };
    join_all(urls.iter().map(get)).await
}
