//! wrong: every_row_is_in_the_book / lost-or-repeated

use futures::future::join_all;
use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let saved: Vec<_> = rows
        .iter()
        .chain([&total])
        .map(|row| tokio::spawn(book.save(row)))
        .collect();
    join_all(saved).await;
    // And once more, to be sure.
    join_all(rows.iter().map(|row| book.save(row))).await;
}
