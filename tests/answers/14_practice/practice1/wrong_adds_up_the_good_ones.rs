//! wrong: the_times_of_all_downloads_are_added_up / wrong-time

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
    let (files, times): (Vec<_>, Vec<Duration>) =
        join_all(names.iter().map(timed)).await.into_iter().unzip();
    Report {
        took: begin.elapsed(),
        one_by_one: files
            .iter()
            .zip(&times)
            .filter(|(file, _)| file.is_ok())
            .map(|(_, time)| *time)
            .sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
