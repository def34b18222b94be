//! wrong: the_page_is_there_with_its_last_panel / started-late

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let sales = sales.await.unwrap_or("sales: crashed".to_owned());
    let weather = weather.await.unwrap_or("weather: no signal".to_owned());
    [site.get("news").await, sales, weather]
}
