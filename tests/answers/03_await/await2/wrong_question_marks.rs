//! wrong: it_compiles / did-not-compile

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news = site.get("news").await;
    let sales = sales.await?;
    let weather = weather.await?;
    [news, sales, weather]
}
