//! wrong: never_more_than_two_at_a_time / over-limit

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::Semaphore;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages = files.iter().filter(|name| name.ends_with(".html"));
    join_all(pages.map(|name| async move {
        let limit = Semaphore::new(2);
        let _permit = limit.acquire().await;
        site.get(name).await
    }))
    .await
}
