//! right: the two reports as one future, joined with the greeting

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let reports = async { tokio::join!(archive.get("sales"), archive.get("stock")) };
    let (greeting, (sales, stock)) = tokio::join!(write_greeting(archive), reports);
    vec![greeting, sales, stock]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
