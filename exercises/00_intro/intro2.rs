//! Fetch the page "report" and return it together with the time that it took.
//! The page comes, and in the picture it takes three seconds. But what does this function measure?
//!
//! In asyncio you would write:
//!
//!     loop = asyncio.get_running_loop()
//!     began = loop.time()
//!     page = await site.get("report")
//!     return page, loop.time() - began

use std::time::{Duration, Instant};

use katas_kit::net::Site;

pub async fn timed_report(site: &Site) -> (String, Duration) {
    let began = Instant::now();
    let page = site.get("report").await;
    (page, began.elapsed())
}
