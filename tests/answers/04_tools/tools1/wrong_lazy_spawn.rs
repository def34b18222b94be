//! wrong: no_time_is_wasted / spawn-then-await

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let downloads = urls.iter().map(|url| tokio::spawn(site.get(url)));
    let mut bodies = Vec::new();
    for download in downloads {
        bodies.push(download.await.unwrap());
    }
    bodies
}
