//! right: a blocking closure for each page, which drives its future with the runtime's handle

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let closures = ["alpha", "beta", "gamma"].map(|name| {
        let (site, runtime) = (site.clone(), Handle::current());
        spawn_blocking(move || runtime.block_on(site.get(name)))
    });
    let mut pages = Vec::new();
    for closure in closures {
        pages.push(closure.await.expect("no download panics"));
    }
    pages
}
