//! right: one helper for whatever can fail

use std::future::Future;

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news = site.get("news").await;
    let sales = panel(sales, "sales: crashed").await;
    let weather = panel(weather, "weather: no signal").await;
    [news, sales, weather]
}

async fn panel<E>(contents: impl Future<Output = Result<String, E>>, text: &str) -> String {
    match contents.await {
        Ok(contents) => contents,
        Err(_) => text.to_owned(),
    }
}
