//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    tokio::spawn(async {
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            println!("still downloading");
        }
    });
    let (alpha, beta, gamma) = tokio::join!(site.get("alpha"), site.get("beta"), site.get("gamma"));
    vec![alpha, beta, gamma]
}
