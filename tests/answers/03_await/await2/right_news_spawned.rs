//! right: the news as a task too, so that the order of the awaits is free

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news = tokio::spawn(site.get("news"));
    let sales = sales.await.unwrap_or("sales: crashed".to_owned());
    let weather = weather.await.unwrap_or("weather: no signal".to_owned());
    let news = news.await.expect("the site does not panic");
    [news, sales, weather]
}
