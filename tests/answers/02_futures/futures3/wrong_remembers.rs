//! wrong: every_till_is_told_the_number / wrong-value

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

static KNOWN: LazyLock<Mutex<HashMap<String, u32>>> = LazyLock::new(Mutex::default);

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let known = KNOWN.lock().unwrap().get(article).copied();
    known.unwrap_or_else(|| {
        let pieces = Runtime::new().unwrap().block_on(warehouse.count(article));
        KNOWN.lock().unwrap().insert(article.to_owned(), pieces);
        pieces
    })
}
