//! wrong: it_compiles / did-not-compile

use katas_kit::warehouse::Warehouse;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    warehouse.count(article).await
}
