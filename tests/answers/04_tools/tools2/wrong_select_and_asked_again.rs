//! wrong: the_reports_are_worked_on_meanwhile / extra-calls

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    tokio::select! {
        greeting = write_greeting(archive) => {
            vec![greeting, archive.get("sales").await, archive.get("stock").await]
        }
        sales = archive.get("sales") => {
            vec![write_greeting(archive).await, sales, archive.get("stock").await]
        }
        stock = archive.get("stock") => {
            vec![write_greeting(archive).await, archive.get("sales").await, stock]
        }
    }
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
