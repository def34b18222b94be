//! wrong: every_row_is_in_the_book / lost-or-repeated
//! The end of the program waits for blocking closures, and takes the timers away for which these wait.

use katas_kit::db::Database;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows {
        let (book, runtime) = (book.clone(), Handle::current());
        spawn_blocking(move || runtime.block_on(book.save(&row)));
    }
    book.save(&total).await;
}
