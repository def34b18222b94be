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
    let timed = async |name: &String| {
        let begin = Instant::now();
        let outcome = worker.run(name).await;
        (outcome, begin.elapsed())
    };
    // The times from one round, the files from another.
    let (done, files) = tokio::join!(
        join_all(names.iter().map(timed)),
        join_all(names.iter().map(|name| worker.run(name))),
    );
    let times: Vec<Duration> = done.into_iter().map(|(_, time)| time).collect();
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
