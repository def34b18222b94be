//! The morning letter: a greeting, the sales report and the stock report, in this order.
//! The archive works on both reports for a long time, so they are called for first, and the greeting is
//! written meanwhile. That was the plan; the letter takes as long as all three after one another.
//!
//! In asyncio you would write:
//!
//!     sales = asyncio.create_task(archive.get("sales"))
//!     stock = asyncio.create_task(archive.get("stock"))
//!     greeting = await write_greeting(archive)
//!     return [greeting, await sales, await stock]

use katas_kit::net::Site;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let sales = archive.get("sales");
    let stock = archive.get("stock");
    let greeting = write_greeting(archive).await;
    vec![greeting, sales.await, stock.await]
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
