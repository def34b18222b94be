//! right: a blocking closure for each row, which waits for the book with the runtime's handle

use katas_kit::db::Database;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let mut closures = Vec::new();
    for row in rows {
        let (book, runtime) = (book.clone(), Handle::current());
        closures.push(spawn_blocking(move || runtime.block_on(book.save(&row))));
    }
    book.save(&total).await;
    for closure in closures {
        closure.await.expect("no row panics");
    }
}
