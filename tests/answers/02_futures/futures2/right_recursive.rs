//! right: a function that awaits itself for the rest

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    warehouse.count("tea").await + rest(warehouse, others).await
}

async fn rest(warehouse: &Warehouse, others: &[String]) -> u32 {
    match others {
        [] => 0,
        [first, others @ ..] => {
            warehouse.count(first).await + Box::pin(rest(warehouse, others)).await
        }
    }
}
