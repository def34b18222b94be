//! wrong: the_reports_are_worked_on_meanwhile / started-late

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let sales = tokio::spawn(archive.get("sales"));
    let stock = archive.get("stock");
    let greeting = write_greeting(archive).await;
    let stock = stock.await;
    vec![greeting, sales.await.unwrap(), stock]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
