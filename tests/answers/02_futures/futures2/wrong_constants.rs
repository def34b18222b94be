//! wrong: nothing_is_left_out / hard-coded

use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let _ = (warehouse, others);
    17 + 140 + 9 + 65
}
