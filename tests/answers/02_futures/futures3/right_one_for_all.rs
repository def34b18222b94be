//! right: one runtime for all tills, made when it is needed

use std::sync::LazyLock;

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    RUNTIME.block_on(warehouse.count(article))
}
