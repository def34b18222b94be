//! The tills are old programs without anything async in them. At each till, on a thread of its own,
//! `in_stock` is called like any other function, often, and at several tills at once.
//! The warehouse, however, is asked asynchronously, and every customer so far has seen a till crash.
//!
//! In asyncio you would write:
//!
//!     def in_stock(warehouse, article):
//!         return asyncio.run(warehouse.count(article))

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Handle;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let runtime = Handle::current();
    runtime.block_on(warehouse.count(article))
}
