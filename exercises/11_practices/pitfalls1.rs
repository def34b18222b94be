//! The bank's old server is reached through an old client, whose `get` blocks its thread until the
//! page is there. Get "rates", "funds" and "news" together and return them in this order.
//! While they are under way, the other tasks of the program have to go on with their work.
//!
//! In asyncio you would write:
//!
//!     return await asyncio.gather(
//!         asyncio.to_thread(client.get, "rates"),
//!         asyncio.to_thread(client.get, "funds"),
//!         asyncio.to_thread(client.get, "news"),
//!     )

use katas_kit::legacy::Client;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    let (rates, funds, news) = tokio::join!(
        fetch(client, "rates"),
        fetch(client, "funds"),
        fetch(client, "news"),
    );
    vec![rates, funds, news]
}

async fn fetch(client: &Client, name: &str) -> String {
    client.get(name)
}
