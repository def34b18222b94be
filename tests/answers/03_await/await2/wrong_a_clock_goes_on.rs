//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::sleep;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    // The clock in the corner of the page.
    tokio::spawn(async {
        for second in 0.. {
            println!("{second} s");
            sleep(Duration::from_secs(1)).await;
        }
    });
    let news = site.get("news").await;
    let sales = sales.await.unwrap_or("sales: crashed".to_owned());
    let weather = weather.await.unwrap_or("weather: no signal".to_owned());
    [news, sales, weather]
}
