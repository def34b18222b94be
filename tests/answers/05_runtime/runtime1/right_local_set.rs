//! right: a LocalSet, which is done when its tasks are

use katas_kit::db::Database;
pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let local = tokio::task::LocalSet::new();
    for row in rows {
        let book = book.clone();
        local.spawn_local(async move {
            book.save(&row).await;
        });
    }
    let t = book.save(&total);
    local.spawn_local(t);
    local.await;
}
