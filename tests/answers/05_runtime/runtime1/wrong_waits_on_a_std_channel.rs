//! wrong: every_row_is_in_the_book / blocked-thread
use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let (done, all_done) = std::sync::mpsc::channel();
    for row in rows {
        let (save, done) = (book.save(&row), done.clone());
        tokio::spawn(async move {
            save.await;
            let _ = done.send(());
        });
    }
    book.save(&total).await;
    while all_done
        .recv_timeout(std::time::Duration::from_secs(1))
        .is_ok()
    {}
}
