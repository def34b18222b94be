//! wrong: no_time_is_wasted / spawn-then-await

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let downloads: Vec<_> = urls.iter().map(|url| site.get(url)).collect();
    let mut bodies = Vec::new();
    for download in downloads {
        bodies.push(tokio::spawn(download).await.unwrap());
    }
    bodies
}
