//! right: tokio::main on the function itself

use katas_kit::warehouse::Warehouse;

#[tokio::main(flavor = "current_thread")]
pub async fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    warehouse.count(article).await
}
