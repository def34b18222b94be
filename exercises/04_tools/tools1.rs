//! Download all these pages and return their bodies in the order of the list.
//! The downloads were put into a list first so that they would be under way together. Are they?
//!
//! In asyncio you would write:
//!
//!     pages = [site.get(url) for url in urls]
//!     return await asyncio.gather(*pages)

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let mut downloads = Vec::new();
    for url in urls {
        downloads.push(site.get(url));
    }

    let mut bodies = Vec::new();
    for download in downloads {
        bodies.push(download.await);
    }
    bodies
}
