//! right: a task on one worker thread, its number sent back

use std::sync::{LazyLock, mpsc};

use katas_kit::warehouse::Warehouse;
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).enable_all().build().unwrap()
});

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let (sender, receiver) = mpsc::channel();
    let count = warehouse.count(article);
    RUNTIME.spawn(async move { sender.send(count.await) });
    receiver.recv().unwrap()
}
