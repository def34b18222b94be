//! wrong: each_panel_shows_what_became_of_it / wrong-value

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news = async { Ok(site.get("news").await) };
    let sales = async { sales.await.map_err(|_| "sales: crashed") };
    let weather = async { weather.await.map_err(|_| "weather: no signal") };
    match tokio::try_join!(news, sales, weather) {
        Ok((news, sales, weather)) => [news, sales, weather],
        Err(text) => [text.to_owned(), text.to_owned(), text.to_owned()],
    }
}
