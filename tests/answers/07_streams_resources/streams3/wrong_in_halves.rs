//! wrong: two_at_a_time_whenever_there_are_two / started-late

use katas_kit::net::Site;
use tokio::join;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    let pages: Vec<String> = files
        .into_iter()
        .filter(|name| name.ends_with(".html"))
        .collect();
    let (first, second) = pages.split_at(pages.len().div_ceil(2));
    let (mut bodies, rest) = join!(one_by_one(site, first), one_by_one(site, second));
    bodies.extend(rest);
    bodies
}

async fn one_by_one(site: &Site, pages: &[String]) -> Vec<String> {
    let mut bodies = Vec::new();
    for page in pages {
        bodies.push(site.get(page).await);
    }
    bodies
}
