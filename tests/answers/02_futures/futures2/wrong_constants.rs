//! wrong: each_article_is_counted_once / hard-coded

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let _ = (warehouse, others);
    17 + 140 + 9 + 65
}
