//! wrong: nothing_panics / panicked

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news = site.get("news").await;
    let sales = sales.await.unwrap();
    let weather = weather.await.unwrap();
    [news, sales, weather]
}
