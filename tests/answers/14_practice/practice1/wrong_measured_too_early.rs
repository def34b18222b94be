//! wrong: the_whole_time_is_measured / wrong-time

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
    let downloads = names.iter().map(timed);
    let took = begin.elapsed();
    let (files, times): (Vec<_>, Vec<Duration>) = join_all(downloads).await.into_iter().unzip();
    Report {
        took,
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
