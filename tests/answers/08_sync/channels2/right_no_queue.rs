//! right: no queue: the next line is read while this one is saved

use katas_kit::db::Database;
use katas_kit::feed::Feed;

pub async fn copy(log: Feed, database: &Database) {
    let mut line = log.next().await;
    while let Some(text) = line {
        (line, _) = tokio::join!(log.next(), database.save(&text));
    }
}
