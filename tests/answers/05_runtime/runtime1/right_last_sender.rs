//! right: a channel that ends when the last task has let go of its sender

use katas_kit::db::Database;
use tokio::sync::mpsc;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let (at_work, mut all_done) = mpsc::channel::<()>(1);
    for row in rows {
        let (book, at_work) = (book.clone(), at_work.clone());
        tokio::spawn(async move {
            book.save(&row).await;
            drop(at_work);
        });
    }
    drop(at_work);
    book.save(&total).await;
    let _ = all_done.recv().await;
}
