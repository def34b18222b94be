//! wrong: the_bytes_are_counted / wrong-value

use futures::future::join_all;
use katas_kit::jobs::{JobError, Worker};
use std::time::Duration;
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
        let o = worker.run(name).await;
        (o, begin.elapsed())
    };
    let (files, times): (Vec<_>, Vec<Duration>) =
        join_all(names.iter().map(timed)).await.into_iter().unzip();
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(|f| f.chars().count()).sum(),
        files,
    }
}
