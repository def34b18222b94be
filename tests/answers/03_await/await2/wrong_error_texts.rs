//! wrong: each_panel_shows_what_became_of_it / wrong-value

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news = site.get("news").await;
    let sales = sales
        .await
        .unwrap_or_else(|error| format!("sales: {error}"));
    let weather = weather
        .await
        .unwrap_or_else(|error| format!("weather: {error}"));
    [news, sales, weather]
}
