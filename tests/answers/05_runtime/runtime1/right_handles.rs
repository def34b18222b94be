//! right: the handles are kept, and awaited when all are spawned

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut saved = Vec::new();
    for row in rows {
        let book = book.clone();
        saved.push(tokio::spawn(async move {
            book.save(&row).await;
        }));
    }
    book.save(&total).await;
    for row in saved {
        row.await.expect("saving does not panic");
    }
}
