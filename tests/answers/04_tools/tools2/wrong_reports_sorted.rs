//! wrong: the_letter_is_complete_and_in_order / wrong-order

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let mut reports = JoinSet::new();
    reports.spawn(archive.get("sales"));
    reports.spawn(archive.get("stock"));
    let mut letter = vec![write_greeting(archive).await];
    let mut reports = reports.join_all().await;
    reports.sort();
    letter.extend(reports);
    letter
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
