//! wrong: every_outcome_stands_in_its_place / wrong-order

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
    let timed = async |name: &String| {
        let begin = Instant::now();
        let outcome = worker.run(name).await;
        (outcome, begin.elapsed())
    };
    let downloads: FuturesUnordered<_> = names.iter().map(timed).collect();
    let (files, times): (Vec<_>, Vec<Duration>) = downloads.unzip().await;
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
