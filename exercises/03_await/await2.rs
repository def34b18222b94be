//! A dashboard with three panels. The news is asked for when the page is put together. The sales are
//! worked out by a task that runs already. The weather is sent by a station, as soon as it has one.
//! A panel that fails must not take the page with it: if the task panicked, the panel says
//! "sales: crashed"; if the station went away without sending, "weather: no signal".
//!
//! In asyncio you would write:
//!
//!     async def dashboard(site, sales, weather):  # sales is a Task, weather is a Future
//!         panels = [await site.get("news")]
//!         for panel, text in (sales, "sales: crashed"), (weather, "weather: no signal"):
//!             try:
//!                 panels.append(await panel)
//!             except Exception:
//!                 panels.append(text)
//!         return panels

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let news: String = site.get("news").await;
    let sales: String = sales.await;
    let weather: String = weather.await;
    [news, sales, weather]
}
