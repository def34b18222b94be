//! wrong: the_program_ends_with_the_last_row / started-late

use katas_kit::db::Database;
pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut tasks = Vec::new();
    for row in rows {
        let book = book.clone();
        tasks.push(tokio::spawn(async move {
            book.save(&row).await;
        }));
    }
    for t in tasks {
        let _ = t.await;
    }
    book.save(&total).await;
}
