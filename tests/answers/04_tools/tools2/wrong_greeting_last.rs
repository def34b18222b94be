//! wrong: the_reports_are_worked_on_meanwhile / started-late

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let (sales, stock) = tokio::join!(archive.get("sales"), archive.get("stock"));
    let greeting = write_greeting(archive).await;
    vec![greeting, sales, stock]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
