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
    let sales = sales.await.unwrap_or("sales: crashed".to_owned());
    let weather = weather
        .blocking_recv()
        .unwrap_or("weather: no signal".to_owned());
    [news, sales, weather]
}
