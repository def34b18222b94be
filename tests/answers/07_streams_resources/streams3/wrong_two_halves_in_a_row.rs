//! wrong: two_at_a_time_whenever_there_are_two / started-late

use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages: Vec<String> = files
        .into_iter()
        .filter(|name| name.ends_with(".html"))
        .collect();
    let middle = pages.len() / 2;
    let (first, second) = pages.split_at(middle);
    let (mut bodies, rest) = tokio::join!(half(site, first), half(site, second));
    bodies.extend(rest);
    bodies
}

async fn half(site: &Site, pages: &[String]) -> Vec<String> {
    let mut bodies = Vec::new();
    for page in pages {
        bodies.push(site.get(page).await);
    }
    bodies
}
