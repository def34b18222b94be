//! right: one thread with a runtime, which is asked through a channel

use std::sync::LazyLock;

use katas_kit::warehouse::Warehouse;
use tokio::runtime::Builder;
use tokio::sync::{mpsc, oneshot};

type Question = (Warehouse, String, oneshot::Sender<u32>);

static DESK: LazyLock<mpsc::UnboundedSender<Question>> = LazyLock::new(|| {
    let (sender, mut questions) = mpsc::unbounded_channel::<Question>();
    std::thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            while let Some((warehouse, article, tell)) = questions.recv().await {
                tokio::spawn(async move { tell.send(warehouse.count(&article).await) });
            }
        });
    });
    sender
});

pub fn in_stock(warehouse: &Warehouse, article: &str) -> u32 {
    let (tell, number) = oneshot::channel();
    let question = (warehouse.clone(), article.to_owned(), tell);
    DESK.send(question).unwrap();
    number.blocking_recv().unwrap()
}
