//! right: three futures of one type in a list

use futures::FutureExt;
use futures::future::join_all;
use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let letter = [
        write_greeting(archive).boxed(),
        archive.get("sales").boxed(),
        archive.get("stock").boxed(),
    ];
    join_all(letter).await
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
