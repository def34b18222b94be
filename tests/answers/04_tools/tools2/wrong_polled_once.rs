//! wrong: the_reports_are_worked_on_meanwhile / wrong-time

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let mut sales = archive.get("sales");
    let mut stock = archive.get("stock");
    // A first poll gets them going.
    assert!(futures::poll!(&mut sales).is_pending());
    assert!(futures::poll!(&mut stock).is_pending());
    let greeting = write_greeting(archive).await;
    vec![greeting, sales.await, stock.await]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
