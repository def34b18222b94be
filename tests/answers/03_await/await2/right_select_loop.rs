//! right: whichever is ready first, until all are there

use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let (mut sales, mut weather) = (sales, weather);
    let mut news = std::pin::pin!(site.get("news"));
    let mut panels = [const { None::<String> }; 3];
    while panels.iter().any(Option::is_none) {
        tokio::select! {
            text = &mut news, if panels[0].is_none() => panels[0] = Some(text),
            end = &mut sales, if panels[1].is_none() => {
                panels[1] = Some(end.unwrap_or("sales: crashed".into()));
            }
            sent = &mut weather, if panels[2].is_none() => {
                panels[2] = Some(sent.unwrap_or("weather: no signal".into()));
            }
        }
    }
    panels.map(|panel| panel.expect("all are there"))
}
