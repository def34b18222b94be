//! wrong: the_reports_are_worked_on_meanwhile / slept-and-hoped

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let sales = tokio::spawn(archive.get("sales"));
    let stock = tokio::spawn(archive.get("stock"));
    let greeting = write_greeting(archive).await;
    // By then they must be there.
    sleep(Duration::from_secs(3)).await;
    vec![greeting, sales.await.unwrap(), stock.await.unwrap()]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
