//! wrong: each_page_is_asked_for_once / extra-calls

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    tokio::spawn(archive.get("sales"));
    tokio::spawn(archive.get("stock"));
    let (greeting, sales, stock) = tokio::join!(
        write_greeting(archive),
        archive.get("sales"),
        archive.get("stock"),
    );
    vec![greeting, sales, stock]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
