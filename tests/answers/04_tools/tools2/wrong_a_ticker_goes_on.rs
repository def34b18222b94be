//! wrong: nothing_keeps_running / left-running

use std::time::Duration;

use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let sales = tokio::spawn(archive.get("sales"));
    let stock = tokio::spawn(archive.get("stock"));
    tokio::spawn(async {
        loop {
            sleep(Duration::from_secs(1)).await;
            println!("the letter is being written");
        }
    });
    let greeting = write_greeting(archive).await;
    vec![greeting, sales.await.unwrap(), stock.await.unwrap()]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
