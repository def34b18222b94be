//! wrong: no_more_than_three_lines_wait / over-limit

use katas_kit::db::Database;
use katas_kit::feed::Feed;

pub async fn copy(log: Feed, database: &Database) {
    let mut lines = Vec::new();
    while let Some(line) = log.next().await {
        lines.push(line);
    }
    for line in lines {
        database.save(&line).await;
    }
}
