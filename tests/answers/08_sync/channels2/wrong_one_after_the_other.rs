//! wrong: lines_are_read_while_others_are_saved / serial

use katas_kit::db::Database;
use katas_kit::feed::Feed;

pub async fn copy(log: Feed, database: &Database) {
    while let Some(line) = log.next().await {
        database.save(&line).await;
    }
}
