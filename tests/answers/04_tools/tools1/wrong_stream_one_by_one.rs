//! wrong: no_time_is_wasted / serial

use futures::stream::{self, StreamExt};
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    stream::iter(urls).then(|url| site.get(url)).collect().await
}
