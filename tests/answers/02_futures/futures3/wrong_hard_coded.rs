//! wrong: no_till_waits_for_another / hard-coded

use katas_kit::warehouse::Warehouse;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let _ = warehouse;
    match article {
        "tea" => 17,
        _ => 140,
    }
}
