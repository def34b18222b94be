//! wrong: it_finishes / never-yields
use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    ["alpha", "beta", "gamma"]
        .map(|name| {
            let (sender, page) = std::sync::mpsc::channel();
            let call = site.get(name);
            tokio::spawn(async move { sender.send(call.await) });
            page.recv().unwrap_or_default()
        })
        .into()
}
