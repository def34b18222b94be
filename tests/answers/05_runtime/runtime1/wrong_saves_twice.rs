//! wrong: every_row_is_in_the_book / lost-or-repeated

use futures::future::join_all;
use katas_kit::db::Database;
use tokio::task::JoinSet;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let saved: JoinSet<()> = rows.iter().map(|row| book.save(row)).collect();
    // The tasks save them already.
    let rows = join_all(rows.iter().map(|row| book.save(row)));
    tokio::join!(saved.join_all(), rows, book.save(&total));
}
