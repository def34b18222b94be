//! wrong: two_at_a_time_whenever_there_are_two / serial

use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let mut pages = Vec::new();
    for name in files {
        if name.ends_with(".html") {
            pages.push(site.get(&name).await);
        }
    }
    pages
}
