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
    let all = async {
        let sales = sales.await.map_err(|_| ())?;
        let weather = weather.await.map_err(|_| ())?;
        Ok::<_, ()>([sales, weather])
    };
    let failed = ["sales: crashed".to_owned(), "weather: no signal".to_owned()];
    let [sales, weather] = all.await.unwrap_or(failed);
    [news, sales, weather]
}
