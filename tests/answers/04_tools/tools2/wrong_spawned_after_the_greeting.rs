//! wrong: the_reports_are_worked_on_meanwhile / started-late

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let greeting = write_greeting(archive).await;
    let sales = tokio::spawn(archive.get("sales"));
    let stock = tokio::spawn(archive.get("stock"));
    vec![greeting, sales.await.unwrap(), stock.await.unwrap()]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
