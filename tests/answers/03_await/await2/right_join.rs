//! right: all three joined, looked at afterwards

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let (news, sales, weather) = tokio::join!(site.get("news"), sales, weather);
    [
        news,
        sales.unwrap_or_else(|_panicked| "sales: crashed".to_owned()),
        weather.unwrap_or_else(|_gone| "weather: no signal".to_owned()),
    ]
}
