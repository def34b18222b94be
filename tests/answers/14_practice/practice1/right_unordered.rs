//! right: a FuturesUnordered, whose outcomes are put in their places

use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
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
    let one = async |index: usize| (index, worker.run(&names[index]).await);
    let mut downloads: FuturesUnordered<_> = (0..names.len()).map(one).collect();
    let mut files: Vec<Option<Result<String, JobError>>> = vec![None; names.len()];
    let (mut one_by_one, mut bytes) = (Duration::ZERO, 0);
    while let Some((index, outcome)) = downloads.next().await {
        one_by_one += begin.elapsed();
        bytes += outcome.as_ref().map_or(0, String::len);
        files[index] = Some(outcome);
    }
    Report {
        files: files.into_iter().flatten().collect(),
        took: begin.elapsed(),
        one_by_one,
        bytes,
    }
}
