//! The morning letter: a greeting, the sales report and the stock report, in this order.

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    // A future that is merely made has not begun. A spawned task has somebody else to poll it, the
    // runtime, so both reports are under way while this function waits for something else.
    let sales = tokio::spawn(archive.get("sales"));
    let stock = tokio::spawn(archive.get("stock"));
    let greeting = write_greeting(archive).await;
    vec![
        greeting,
        sales.await.expect("the archive does not panic"),
        stock.await.expect("the archive does not panic"),
    ]
    // Without tasks: `join!(write_greeting(archive), archive.get("sales"), archive.get("stock"))`
    // polls all three from the start.
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
