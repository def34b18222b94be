//! right: a task for each article

use katas_kit::warehouse::Warehouse;
use tokio::task::JoinSet;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let mut counts = JoinSet::new();
    counts.spawn(warehouse.count("tea"));
    for article in others {
        counts.spawn(warehouse.count(article));
    }
    counts.join_all().await.into_iter().sum()
}
