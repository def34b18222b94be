//! right: a thread for each page inside one blocking closure, each waiting with the runtime's handle

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let (site, urls, runtime) = (site.clone(), urls.to_vec(), Handle::current());
    let pages = spawn_blocking(move || {
        std::thread::scope(|scope| {
            let threads: Vec<_> = urls
                .iter()
                .map(|url| scope.spawn(|| runtime.block_on(site.get(url))))
                .collect();
            let pages = threads.into_iter().map(|thread| thread.join());
            pages.collect::<Result<Vec<_>, _>>()
        })
    });
    let pages = pages.await.expect("the closure does not panic");
    pages.expect("no download panics")
}
