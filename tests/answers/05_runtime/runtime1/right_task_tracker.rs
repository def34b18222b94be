//! right: a TaskTracker, closed and waited for

use katas_kit::db::Database;
use tokio_util::task::TaskTracker;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let tracker = TaskTracker::new();
    for row in rows {
        tracker.spawn(book.save(&row));
    }
    book.save(&total).await;
    tracker.close();
    tracker.wait().await;
}
