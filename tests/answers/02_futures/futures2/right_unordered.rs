//! right: added up as the counts come in

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let counts = others.iter().map(|article| warehouse.count(article));
    let mut counts: FuturesUnordered<_> = counts.collect();
    counts.push(warehouse.count("tea"));
    let mut sum = 0;
    while let Some(pieces) = counts.next().await {
        sum += pieces;
    }
    sum
}
