//! wrong: every_outcome_stands_in_its_place / cancelled-early

use std::time::Duration;

use futures::future::try_join_all;
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
    let one_by_one = Duration::ZERO;
    match try_join_all(names.iter().map(|name| worker.run(name))).await {
        Ok(files) => Report {
            took: begin.elapsed(),
            one_by_one,
            bytes: files.iter().map(String::len).sum(),
            files: files.into_iter().map(Ok).collect(),
        },
        Err(error) => Report {
            took: begin.elapsed(),
            one_by_one,
            bytes: 0,
            files: vec![Err(error)],
        },
    }
}
