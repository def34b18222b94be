//! right: tokio::main with its default, worker threads

use katas_kit::warehouse::Warehouse;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    ask(warehouse, article)
}

#[tokio::main]
async fn ask(warehouse: &Warehouse, article: &str) -> u32 {
    warehouse.count(article).await
}
