//! wrong: every_row_is_in_the_book / blocked-thread
use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows {
        tokio::spawn(book.save(&row));
    }
    book.save(&total).await;
    std::thread::sleep(std::time::Duration::from_secs(1));
}
