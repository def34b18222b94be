//! wrong: one_line_is_saved_at_a_time / over-limit

use katas_kit::db::Database;
use katas_kit::feed::Feed;
use tokio::task::JoinSet;

pub async fn copy(log: Feed, database: &Database) {
    let mut saving = JoinSet::new();
    while let Some(line) = log.next().await {
        let database = database.clone();
        saving.spawn(async move { database.save(&line).await });
    }
    saving.join_all().await;
}
