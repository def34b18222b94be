//! right: the log as a stream, forwarded into the channel of the futures crate

use futures::future::join;
use futures::{StreamExt, channel::mpsc, stream};
use katas_kit::db::Database;
use katas_kit::feed::Feed;

pub async fn copy(log: Feed, database: &Database) {
    // Room for two, and one more for its only sender.
    let (tx, rx) = mpsc::channel(2);
    let lines = stream::unfold(log, |log| async move { Some((Ok(log.next().await?), log)) });
    let saving = rx.for_each(async |line: String| {
        database.save(&line).await;
    });
    let (read, ()) = join(lines.forward(tx), saving).await;
    read.expect("lines are being saved");
}
