//! Three mirrors, "oslo", "porto" and "turin", offer the same archive. Ask all of them and return the
//! copy that is there first. The other two requests are then no use any more: give them up.
//!
//! In asyncio you would write:
//!
//!     tasks = [asyncio.create_task(mirrors.get(name)) for name in NAMES]
//!     done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
//!     for task in pending:
//!         task.cancel()
//!     return done.pop().result()

use futures::future::join_all;
use katas_kit::net::Site;

pub async fn first_copy(mirrors: &Site) -> String {
    let requests = ["oslo", "porto", "turin"].map(|name| mirrors.get(name));
    let copies = join_all(requests).await;
    copies.into_iter().next().expect("three mirrors were asked")
}
