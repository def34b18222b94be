//! wrong: every_row_is_in_the_book / cancelled-early

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows {
        let book = book.clone();
        tokio::spawn(async move {
            book.save(&row).await;
        });
    }
    book.save(&total).await;
    // Let them have their turns.
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
}
