//! wrong: no_time_is_wasted / wrong-time

use futures::stream::{self, StreamExt, TryStreamExt};
use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let checks = ["format", "lint", "test", "audit"].map(|name| worker.run(name));
    stream::iter(checks).buffered(4).try_collect().await
}
