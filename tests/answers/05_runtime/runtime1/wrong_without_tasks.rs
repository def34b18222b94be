//! wrong: the_program_ends_with_the_last_row / serial

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows {
        book.save(&row).await;
    }
    book.save(&total).await;
}
