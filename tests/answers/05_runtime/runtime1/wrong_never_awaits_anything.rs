//! wrong: every_row_is_in_the_book / never-polled

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows.iter().chain([&total]) {
        tokio::spawn(book.save(row));
    }
}
