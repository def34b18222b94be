//! wrong: the_program_ends_with_the_last_row / slept-and-hoped

use std::time::Duration;

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows {
        tokio::spawn(book.save(&row));
    }
    book.save(&total).await;
    tokio::time::sleep(Duration::from_secs(10)).await;
}
