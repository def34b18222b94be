//! right: a stream, two at a time, with a generous limit around it

use std::time::Duration;

use futures::{StreamExt, stream};
use katas_kit::warehouse::Warehouse;
use tokio::time::timeout;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let articles = std::iter::once("tea").chain(others.iter().map(String::as_str));
    let sum = stream::iter(articles)
        .map(|article| warehouse.count(article))
        .buffer_unordered(2)
        .fold(0, async |sum, pieces| sum + pieces);
    timeout(Duration::from_secs(100), sum).await.unwrap()
}
