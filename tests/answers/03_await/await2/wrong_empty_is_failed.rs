//! wrong: each_panel_shows_what_became_of_it / wrong-value

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let (news, sales, weather) = tokio::join!(site.get("news"), sales, weather);
    let mut panels = [news, sales.unwrap_or_default(), weather.unwrap_or_default()];
    for (panel, text) in panels
        .iter_mut()
        .zip(["", "sales: crashed", "weather: no signal"])
    {
        if panel.is_empty() {
            *panel = text.to_owned();
        }
    }
    panels
}
