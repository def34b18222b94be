//! Problem 4 of the course: a client that never has more than five requests under way.
//!
//! Write `Client`: what it holds, `new` and `get`. `site.get(name)` sends one request and gives the page.
//! What is asked:
//!
//! - However many callers there are, in however many tasks, at most `AT_MOST` requests of one client are
//!   under way at a time, and never fewer while callers wait. A clone is the same client; another client
//!   has a limit of its own.
//! - Every caller gets the page asked for. A request is sent once.
//! - A caller may give up: somebody puts `timeout` around `get`, and its future is dropped. A request that
//!   was under way is dropped, too, and its place is free at once; one that waited for its turn is never
//!   sent.
//! - When the last clone is dropped, nothing is left running.
//!
//! In asyncio you would begin like this:
//!
//!     class Client:
//!         def __init__(self, site):
//!             self.site, self.permits = site, asyncio.Semaphore(AT_MOST)
//!         async def get(self, name):
//!             async with self.permits:
//!                 return await self.site.get(name)

use katas_kit::net::Site;

pub const AT_MOST: usize = 5;

#[derive(Clone)]
pub struct Client {}

impl Client {
    pub fn new(site: Site) -> Self {
        todo!("a client of {site:?}, with {AT_MOST} places")
    }

    pub async fn get(&self, name: &str) -> String {
        todo!("get {name}, {AT_MOST} at a time at most")
    }
}
