//! wrong: each_panel_shows_what_became_of_it / wrong-value

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    mut weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news = site.get("news").await;
    let sales = sales.await.unwrap_or("sales: crashed".to_owned());
    let weather = weather
        .try_recv()
        .unwrap_or("weather: no signal".to_owned());
    [news, sales, weather]
}
