//! wrong: lines_are_read_while_others_are_saved / serial

use katas_kit::db::Database;
use katas_kit::feed::Feed;

pub async fn copy(log: Feed, database: &Database) {
    loop {
        let mut lines = Vec::new();
        while lines.len() < 3 {
            match log.next().await {
                Some(line) => lines.push(line),
                None => break,
            }
        }
        if lines.is_empty() {
            return;
        }
        for line in &lines {
            database.save(line).await;
        }
    }
}
