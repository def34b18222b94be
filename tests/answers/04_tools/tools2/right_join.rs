//! right: all three joined

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
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
