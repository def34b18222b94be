//! wrong: the_program_ends_with_the_last_row / started-late

use futures::{StreamExt, stream};
use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let rows = stream::iter(rows).for_each_concurrent(10, |row| {
        let book = book.clone();
        async move { book.save(&row).await }
    });
    tokio::join!(rows, book.save(&total));
}
