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
    let limit = Duration::from_secs(5);
    let (news, sales, weather) = tokio::join!(
        site.get("news"),
        timeout(limit, sales),
        timeout(limit, weather)
    );
    let sales = match sales {
        Ok(Ok(sales)) => sales,
        Ok(Err(_)) | Err(_) => "sales: crashed".to_owned(),
    };
    let weather = match weather {
        Ok(Ok(weather)) => weather,
        Ok(Err(_)) | Err(_) => "weather: no signal".to_owned(),
    };
    [news, sales, weather]
}
