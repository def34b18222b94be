//! right: a helper function, and the longest time is the time of the whole

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
    let done = join_all(names.iter().map(|name| timed(worker, name))).await;
    let times = done.iter().map(|(_, time)| *time);
    let (took, one_by_one) = (times.clone().max().unwrap_or_default(), times.sum());
    let files: Vec<_> = done.into_iter().map(|(outcome, _)| outcome).collect();
    let mut bytes = 0;
    for file in &files {
        if let Ok(text) = file {
            bytes += text.len();
        }
    }
    Report {
        files,
        took,
        one_by_one,
        bytes,
    }
}

async fn timed(worker: &Worker, name: &str) -> (Result<String, JobError>, Duration) {
    let begin = Instant::now();
    (worker.run(name).await, begin.elapsed())
}
