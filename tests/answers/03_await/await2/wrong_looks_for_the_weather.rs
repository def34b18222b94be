//! wrong: the_page_is_there_with_its_last_panel / polling

use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::sync::oneshot::error::TryRecvError;
use tokio::task::JoinHandle;
use tokio::time::sleep;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let mut weather = weather;
    let news = site.get("news").await;
    let sales = sales.await.unwrap_or("sales: crashed".to_owned());
    let weather = loop {
        match weather.try_recv() {
            Ok(weather) => break weather,
            Err(TryRecvError::Closed) => break "weather: no signal".to_owned(),
            Err(TryRecvError::Empty) => sleep(Duration::from_millis(1)).await,
        }
    };
    [news, sales, weather]
}
