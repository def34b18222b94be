//! wrong: the_letter_is_complete_and_in_order / left-running

use katas_kit::net::Site;
use tokio::task::JoinHandle;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let sales = tokio::spawn(archive.get("sales"));
    let stock = tokio::spawn(archive.get("stock"));
    let greeting = write_greeting(archive).await;
    vec![greeting, if_there(sales).await, if_there(stock).await]
}

async fn if_there(report: JoinHandle<String>) -> String {
    match report.is_finished() {
        true => report.await.unwrap(),
        false => String::new(),
    }
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
