//! Problem 3 of the course: send several requests at once, and skip those that take too long.
//!
//! Write `fetch_quick`. `site.get(name)` sends one request and gives the page. What is asked:
//!
//! - The result has an entry for each name, in the order of `names`: the page, or `None` if it was skipped.
//! - A request that is not answered after `patience` is skipped, and given up: nobody works on it any more.
//! - At most `at_once` requests are under way at a time, and never fewer while others wait.
//! - The time of a request counts from when it is sent. Waiting for its turn is not its fault.
//! - Every request is sent once; when the function returns, nothing is left running.
//!
//! The body is yours; so is every helper that you want to write.
//! Tip: begin with an `at_once` so large that it does not matter. The first data of the check do, too.
//!
//! In asyncio you would begin like this:
//!
//!     async def quick(name):
//!         try:
//!             return await asyncio.wait_for(site.get(name), patience)
//!         except TimeoutError:
//!             return None
//!
//!     return await asyncio.gather(*[quick(name) for name in names])

use std::time::Duration;

use katas_kit::net::Site;

pub async fn fetch_quick(
    site: &Site,
    names: &[String],
    patience: Duration,
    at_once: usize,
) -> Vec<Option<String>> {
    todo!("{names:?} of {site:?}, {at_once} at once, {patience:?} for each")
}
