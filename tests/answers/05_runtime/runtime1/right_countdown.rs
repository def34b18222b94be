//! right: tasks that count down, and a Notify

use katas_kit::db::Database;
use std::sync::Arc;
pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let left = Arc::new((
        std::sync::Mutex::new(rows.len()),
        tokio::sync::Notify::new(),
    ));
    if rows.is_empty() {
        left.1.notify_one();
    }
    for row in rows {
        let (book, left) = (book.clone(), left.clone());
        tokio::spawn(async move {
            book.save(&row).await;
            tokio::task::yield_now().await;
            let mut n = left.0.lock().unwrap();
            *n -= 1;
            if *n == 0 {
                left.1.notify_one();
            }
        });
    }
    tokio::join!(book.save(&total), left.1.notified());
}
