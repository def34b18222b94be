//! right: a task for each panel, put in order at the end

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news = site.get("news");
    let mut panels = JoinSet::new();
    panels.spawn(async move { (0, news.await) });
    panels.spawn(async move { (1, sales.await.unwrap_or("sales: crashed".to_owned())) });
    panels.spawn(async move { (2, weather.await.unwrap_or("weather: no signal".to_owned())) });
    let mut panels = panels.join_all().await;
    panels.sort();
    let texts: Vec<String> = panels.into_iter().map(|(_place, text)| text).collect();
    texts.try_into().unwrap()
}
