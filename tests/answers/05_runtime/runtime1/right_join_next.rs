//! right: a JoinSet that is emptied one by one

use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut saved: JoinSet<()> = rows.iter().map(|row| book.save(row)).collect();
    book.save(&total).await;
    while let Some(row) = saved.join_next().await {
        row.expect("saving does not panic");
    }
}
