//! wrong: it_compiles / did-not-compile

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news: String = site.get("news").await;
    let sales: String = sales.await.unwrap_or("sales: crashed".to_owned());
    let weather: String = weather.await;
    [news, sales, weather]
}
