//! When the shop closes, the day's rows go into the book, each saved by a task of its own, while
//! this function saves the total. This is the whole program: when it returns, the program ends.
//! It ends without an error. But the next morning only the total stands in the book.
//!
//! In asyncio you would write:
//!
//!     async with asyncio.TaskGroup() as group:
//!         for row in rows:
//!             group.create_task(book.save(row))
//!         await book.save(total)

use katas_kit::db::Database;

pub async fn close_the_shop(book: Database, rows: Vec<String>, total: String) {
    for row in rows {
        let book = book.clone();
        tokio::spawn(async move {
            book.save(&row).await;
        });
    }
    book.save(&total).await;
}
