//! right: a stream that is folded

use futures::{StreamExt, stream};
use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    stream::iter(others)
        .then(|article| warehouse.count(article))
        .fold(tea, async |sum, pieces| sum + pieces)
        .await
}
