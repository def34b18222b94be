//! wrong: every_row_is_in_the_book / cancelled-early

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut saved = JoinSet::new();
    for row in rows {
        saved.spawn(book.save(&row));
    }
    book.save(&total).await;
    // The first of them that is done, and the set is dropped.
    saved.join_next().await;
}
