//! wrong: the_program_ends_with_the_last_row / serial

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows {
        let book = book.clone();
        let task = tokio::spawn(async move {
            book.save(&row).await;
        });
        task.await.expect("saving does not panic");
    }
    book.save(&total).await;
}
