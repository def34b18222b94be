//! wrong: every_row_is_in_the_book / never-polled

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut saved = JoinSet::new();
    for row in rows {
        let book = book.clone();
        saved.spawn(async move { book.save(&row).await });
    }
    while saved.join_next().await.is_some() {}
    tokio::spawn(async move { book.save(&total).await });
}
