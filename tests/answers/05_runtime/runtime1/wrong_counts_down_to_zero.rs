//! wrong: it_finishes / never-woken

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use katas_kit::db::Database;
use tokio::sync::Notify;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let left = Arc::new(AtomicUsize::new(rows.len()));
    let all_saved = Arc::new(Notify::new());
    for row in rows {
        let (book, left, all_saved) = (book.clone(), left.clone(), all_saved.clone());
        tokio::spawn(async move {
            book.save(&row).await;
            if left.fetch_sub(1, Ordering::Relaxed) == 1 {
                all_saved.notify_one();
            }
        });
    }
    book.save(&total).await;
    all_saved.notified().await;
}
