//! right: a thread for each page, which drives its future with the runtime's handle

use katas_kit::net::Site;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let mut fetched = Vec::new();
    for name in ["alpha", "beta", "gamma"] {
        let (sender, receiver) = oneshot::channel();
        let (site, runtime) = (site.clone(), Handle::current());
        std::thread::spawn(move || sender.send(runtime.block_on(site.get(name))));
        fetched.push(receiver);
    }
    let mut pages = Vec::new();
    for page in fetched {
        pages.push(page.await.expect("the thread answers"));
    }
    pages
}
