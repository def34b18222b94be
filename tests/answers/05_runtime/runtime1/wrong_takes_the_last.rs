//! wrong: nothing_panics / panicked

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    let (last, others) = rows.split_last().expect("rows");
    let others: Vec<_> = others
        .iter()
        .map(|row| tokio::spawn(book.save(row)))
        .collect();
    tokio::join!(book.save(last), book.save(&total));
    for other in others {
        other.await.expect("a book does not panic");
    }
}
