//! `in_stock` is called on plain threads, which have no runtime, and asks the warehouse asynchronously.

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Builder;

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    // Somebody has to poll the future, and on this thread nobody does: there is no runtime to get hold
    // of, so one is made, as `asyncio.run` makes a loop. `enable_all` gives it timers and I/O.
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("the system has a descriptor left");
    runtime.block_on(warehouse.count(article))
    // `#[tokio::main(flavor = "current_thread")]` on an `async fn in_stock` writes the same lines. For
    // many calls one `Runtime` in a `static LazyLock` serves better: `block_on` may be called on
    // several threads at once.
}
