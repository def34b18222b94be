//! wrong: every_row_is_in_the_book / cancelled-early

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    // So that nobody drops the tasks.
    let mut tasks = Vec::new();
    for row in rows {
        tasks.push(tokio::spawn(book.save(&row)));
    }
    book.save(&total).await;
}
