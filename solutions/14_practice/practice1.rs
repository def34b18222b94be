//! Problem 1 of the course: download some files at the same time, and say how long it took.

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
    // Each download keeps its own time: the block runs from its first poll to its end, and `join_all`
    // polls them all for the first time at once. It keeps the order, and to it an `Err` is an outcome
    // like any other. Tasks in a `JoinSet` would serve as well, each with its index.
    let timed = async |name: &String| {
        let begin = Instant::now();
        let outcome = worker.run(name).await;
        (outcome, begin.elapsed())
    };
    let (files, times): (Vec<_>, Vec<Duration>) =
        join_all(names.iter().map(timed)).await.into_iter().unzip();
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
