//! Copies a log into a database. Lines come fast, and the database saves one at a time, slowly; the
//! next lines are read while it does. No more than three lines may wait in between (the reader may
//! hold one more in its hand): a log can be larger than memory. This morning one was.
//!
//! In asyncio you would write:
//!
//!     queue = asyncio.Queue(maxsize=3)
//!     async def read():
//!         while (line := await log.next()) is not None: await queue.put(line)
//!         await queue.put(None)
//!     async def save():
//!         while (line := await queue.get()) is not None: await database.save(line)
//!     await asyncio.gather(read(), save())

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::sync::mpsc;

pub async fn copy(log: Feed, database: &Database) {
    let (tx, mut rx) = mpsc::unbounded_channel();
    let reading = async move {
        while let Some(line) = log.next().await {
            tx.send(line).expect("lines are being saved");
        }
    };
    let saving = async {
        while let Some(line) = rx.recv().await {
            database.save(&line).await;
        }
    };
    tokio::join!(reading, saving);
}
