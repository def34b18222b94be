//! wrong: no_time_is_wasted / spawn-then-await
//! A closure may block as long as it likes; awaiting each before the next is made is still one after another.

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let mut pages = Vec::new();
    for name in ["alpha", "beta", "gamma"] {
        let (site, runtime) = (site.clone(), Handle::current());
        let closure = spawn_blocking(move || runtime.block_on(site.get(name)));
        pages.push(closure.await.expect("no download panics"));
    }
    pages
}
