//! wrong: the_letter_is_complete_and_in_order / wrong-order

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let mut tasks = JoinSet::new();
    tasks.spawn(archive.get("sales"));
    tasks.spawn(archive.get("stock"));
    let mut letter = vec![write_greeting(archive).await];
    letter.extend(tasks.join_all().await);
    letter
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
