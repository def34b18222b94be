//! wrong: the_downloads_overlap / extra-calls

use std::time::Duration;

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};
use tokio::time::Instant;

pub struct Report {
    pub files: Vec<Result<String, JobError>>,
    pub took: Duration,
    pub one_by_one: Duration,
    pub bytes: usize,
}

pub async fn download_all(worker: &Worker, names: &[String]) -> Report {
    let begin = Instant::now();
    for name in names {
        // How long it takes by itself.
        let _ = worker.run(name).await;
    }
    let one_by_one = begin.elapsed();
    let begin = Instant::now();
    let files = join_all(names.iter().map(|name| worker.run(name))).await;
    Report {
        took: begin.elapsed(),
        one_by_one,
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
