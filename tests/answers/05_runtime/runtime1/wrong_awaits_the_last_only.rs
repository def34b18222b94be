//! wrong: every_row_is_in_the_book / cancelled-early

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut last = None;
    for row in rows {
        let book = book.clone();
        last = Some(tokio::spawn(async move {
            book.save(&row).await;
        }));
    }
    book.save(&total).await;
    // They were spawned in this order, so the last one is the last to be done?
    if let Some(last) = last {
        last.await.expect("saving does not panic");
    }
}
