//! right: three futures of one type in a list

use futures::FutureExt;
use futures::future::join_all;
use katas_kit::net::Site;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub async fn dashboard(
    site: &Site,
    sales: JoinHandle<String>,
    weather: oneshot::Receiver<String>,
) -> [String; 3] {
    let panels = join_all([
        site.get("news").boxed(),
        sales
            .map(|end| end.unwrap_or("sales: crashed".into()))
            .boxed(),
        weather
            .map(|sent| sent.unwrap_or("weather: no signal".into()))
            .boxed(),
    ]);
    panels.await.try_into().expect("there are three")
}
