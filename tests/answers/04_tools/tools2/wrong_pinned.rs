//! wrong: the_reports_are_worked_on_meanwhile / serial

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let sales = Box::pin(archive.get("sales"));
    let stock = Box::pin(archive.get("stock"));
    let greeting = write_greeting(archive).await;
    vec![greeting, sales.await, stock.await]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
