//! wrong: every_till_is_told_the_number / hard-coded

use katas_kit::warehouse::Warehouse;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let _ = warehouse;
    match article {
        "tea" => 17,
        _ => 140,
    }
}
