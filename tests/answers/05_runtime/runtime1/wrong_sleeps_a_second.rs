//! wrong: the_program_ends_with_the_last_row / slept-and-hoped

use std::time::Duration;

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows {
        let book = book.clone();
        tokio::spawn(async move {
            book.save(&row).await;
        });
    }
    book.save(&total).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
}
