//! wrong: each_panel_shows_what_became_of_it / wrong-value

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    // A task that is finished before anybody has asked must have crashed.
    let crashed = sales.is_finished();
    let (news, sales, weather) = tokio::join!(site.get("news"), sales, weather);
    let sales = match sales {
        Ok(sales) if !crashed => sales,
        Ok(_) | Err(_) => "sales: crashed".to_owned(),
    };
    let weather = weather.unwrap_or_else(|_| "weather: no signal".to_owned());
    [news, sales, weather]
}
