//! wrong: every_row_is_in_the_book / cancelled-early

use std::collections::HashMap;

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut handles = HashMap::new();
    for row in rows {
        let saving = tokio::spawn(book.save(&row));
        // Of two rows that are alike, the first handle is dropped here.
        handles.insert(row, saving);
    }
    book.save(&total).await;
    for saving in handles.into_values() {
        saving.await.expect("a book does not panic");
    }
}
