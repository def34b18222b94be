//! right: one report as a task, the other joined with the greeting

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let sales = tokio::spawn(archive.get("sales"));
    let (greeting, stock) = tokio::join!(write_greeting(archive), archive.get("stock"));
    vec![greeting, sales.await.unwrap(), stock]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
