//! right: try_join! over the four

use katas_kit::jobs::{JobError, Worker};

pub async fn release(worker: &Worker) -> Result<Vec<String>, JobError> {
    let (format, lint, test, audit) = tokio::try_join!(
        worker.run("format"),
        worker.run("lint"),
        worker.run("test"),
        worker.run("audit"),
    )?;
    Ok(vec![format, lint, test, audit])
}
