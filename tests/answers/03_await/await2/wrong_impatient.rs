//! wrong: each_panel_shows_what_became_of_it / wrong-value

use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let patience = Duration::from_millis(300);
    let news = site.get("news").await;
    let sales = match timeout(patience, sales).await {
        Ok(Ok(sales)) => sales,
        _ => "sales: crashed".to_owned(),
    };
    let weather = match timeout(patience, weather).await {
        Ok(Ok(weather)) => weather,
        _ => "weather: no signal".to_owned(),
    };
    [news, sales, weather]
}
