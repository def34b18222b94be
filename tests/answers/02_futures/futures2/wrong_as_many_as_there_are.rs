//! wrong: it_finishes / never-woken

use futures::{StreamExt, stream};
use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let tea = warehouse.count("tea").await;
    let counts = stream::iter(others).map(|article| warehouse.count(article));
    let rest = counts
        .buffered(others.len())
        .fold(0, async |sum, pieces| sum + pieces);
    tea + rest.await
}
