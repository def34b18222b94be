//! wrong: the_reports_are_worked_on_meanwhile / started-late

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let own = archive.clone();
    let reports = tokio::spawn(async move { (own.get("sales").await, own.get("stock").await) });
    let greeting = write_greeting(archive).await;
    let (sales, stock) = reports.await.unwrap();
    vec![greeting, sales, stock]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
