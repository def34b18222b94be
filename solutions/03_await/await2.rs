//! A dashboard with three panels: a call, a task and a message, of which the last two can fail.

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    // A future of our own gives what its function returns: if it panicked, we would, too.
    let news = site.get("news").await;
    // A task has an end of its own, and its handle tells which one: the value, or a `JoinError` if it
    // panicked or was aborted.
    let sales = match sales.await {
        Ok(sales) => sales,
        Err(_panicked) => "sales: crashed".to_owned(),
    };
    // A receiver gives the message, or an error as soon as the sender is dropped without sending one.
    let weather = match weather.await {
        Ok(weather) => weather,
        Err(_gone) => "weather: no signal".to_owned(),
    };
    // The order of the awaits costs nothing: task and station run anyhow, and the news, which begins
    // when it is awaited, comes first. `join!` over all three would serve as well.
    [news, sales, weather]
}
