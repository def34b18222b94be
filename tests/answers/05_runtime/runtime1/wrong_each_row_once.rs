//! wrong: every_row_is_in_the_book / lost-or-repeated

use std::collections::HashSet;

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let rows: HashSet<String> = rows.into_iter().collect();
    let mut saved: JoinSet<()> = rows.iter().map(|row| book.save(row)).collect();
    book.save(&total).await;
    while saved.join_next().await.is_some() {}
}
