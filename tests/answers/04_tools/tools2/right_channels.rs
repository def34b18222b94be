//! right: tasks that send what they got

use katas_kit::net::Site;
use tokio::sync::oneshot;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let (sales, stock) = (ordered(archive, "sales"), ordered(archive, "stock"));
    let greeting = write_greeting(archive).await;
    vec![greeting, sales.await.unwrap(), stock.await.unwrap()]
}

fn ordered(archive: &Site, name: &str) -> oneshot::Receiver<String> {
    let (sender, receiver) = oneshot::channel();
    let page = archive.get(name);
    tokio::spawn(async move { sender.send(page.await) });
    receiver
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
