//! When the shop closes, the day's rows go into the book, each saved by a task of its own.

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut saved = JoinSet::new();
    for row in rows {
        saved.spawn(book.save(&row));
    }
    book.save(&total).await;
    // The runtime runs until its *main* future is done, and no longer: tasks that are left then are
    // dropped where they wait. So the function waits for what it began.
    saved.join_all().await;
    // A `Vec` of the handles, awaited here, does the same, and so does a `TaskTracker` (`close`,
    // `wait`). No task is needed at all where futures can wait together: `join_all` over all rows.
}
