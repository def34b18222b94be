//! wrong: the_letter_is_complete_and_in_order / wrong-order

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let (sales, stock, greeting) = tokio::join!(
        archive.get("sales"),
        archive.get("stock"),
        write_greeting(archive),
    );
    vec![sales, stock, greeting]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
