//! wrong: the_program_ends_with_the_last_row / polling

use std::time::Duration;

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let count = rows.len();
    for row in rows {
        let book = book.clone();
        tokio::spawn(async move {
            book.save(&row).await;
        });
    }
    book.save(&total).await;
    while book.rows().len() <= count {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
