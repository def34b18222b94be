//! right: whichever is ready first, until all are there

use std::pin::pin;

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let (mut sales, mut stock) = (archive.get("sales"), archive.get("stock"));
    let mut greeting = pin!(write_greeting(archive));
    let mut letter = [const { None::<String> }; 3];
    loop {
        tokio::select! {
            text = &mut greeting, if letter[0].is_none() => letter[0] = Some(text),
            text = &mut sales, if letter[1].is_none() => letter[1] = Some(text),
            text = &mut stock, if letter[2].is_none() => letter[2] = Some(text),
            else => break,
        }
    }
    letter.into_iter().flatten().collect()
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
