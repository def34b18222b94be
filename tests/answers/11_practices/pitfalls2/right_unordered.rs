//! right: a stream that saves as many at a time as there are rows

use futures::{StreamExt, stream};
use katas_kit::db::Database;

pub async fn save_all(db: &Database, rows: Vec<String>) {
    stream::iter(&rows)
        .for_each_concurrent(None, |row| db.save(row))
        .await;
}
