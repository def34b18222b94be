//! wrong: the_reports_are_worked_on_meanwhile / serial

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let sales = tokio::spawn(archive.get("sales")).await.unwrap();
    let stock = tokio::spawn(archive.get("stock")).await.unwrap();
    let greeting = write_greeting(archive).await;
    vec![greeting, sales, stock]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
