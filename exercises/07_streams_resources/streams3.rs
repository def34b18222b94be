//! Archives a web site: of all its files only the pages, which end in `.html`, in the given order.
//! The site allows two downloads at a time and not more. It takes much longer than it should.
//!
//! In asyncio you would write:
//!
//!     limit = asyncio.Semaphore(2)
//!     async def download(name):
//!         async with limit:
//!             return await site.get(name)
//!     pages = [name for name in files if name.endswith(".html")]
//!     return await asyncio.gather(*map(download, pages))

use std::future::ready;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn archive(site: &Site, files: Vec<String>) -> Vec<String> {
    stream::iter(files)
        .filter(|name| ready(name.ends_with(".html")))
        .then(|name| download(site, name))
        .collect()
        .await
}

async fn download(site: &Site, name: String) -> String {
    site.get(&name).await
}
