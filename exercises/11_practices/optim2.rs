//! Download all pages, but never more than `limit` at a time, and return them in the order of `urls`.
//! The limit is kept and the pages are right. But look at the picture: as soon as one page is slow,
//! there is room for others, and nobody uses it.
//!
//! In asyncio you would write:
//!
//!     semaphore = asyncio.Semaphore(limit)
//!     async def get(url):
//!         async with semaphore:
//!             return await site.get(url)
//!     return await asyncio.gather(*[get(url) for url in urls])

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let mut pages = Vec::new();
    for batch in urls.chunks(limit) {
        let downloads = batch.iter().map(|url| site.get(url));
        pages.extend(join_all(downloads).await);
    }
    pages
}
