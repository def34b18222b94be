//! wrong: the_program_ends_with_the_last_row / started-late

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    book.save(&total).await;
    let mut saved = JoinSet::new();
    for row in rows {
        saved.spawn(book.save(&row));
    }
    saved.join_all().await;
}
