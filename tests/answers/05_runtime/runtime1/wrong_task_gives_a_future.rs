//! wrong: every_row_is_in_the_book / never-polled

use katas_kit::db::Database;
pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut tasks = Vec::new();
    for row in rows {
        let book = book.clone();
        tasks.push(tokio::spawn(async move { book.save(&row) }));
    }
    book.save(&total).await;
    for t in tasks {
        let _ = t.await;
    }
}
