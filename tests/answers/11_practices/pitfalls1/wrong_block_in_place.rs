//! wrong: nothing_panics / panicked

use katas_kit::legacy::Client;
use tokio::task::block_in_place;

pub async fn fetch_all(client: &Client) -> Vec<String> {
    ["rates", "funds", "news"]
        .map(|name| block_in_place(|| client.get(name)))
        .to_vec()
}
