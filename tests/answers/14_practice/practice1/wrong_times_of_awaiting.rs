//! wrong: the_times_of_all_downloads_are_added_up / wrong-time

use std::time::Duration;

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
    let tasks: Vec<_> = names
        .iter()
        .map(|name| tokio::spawn(worker.run(name)))
        .collect();
    let (mut files, mut times) = (Vec::new(), Vec::new());
    for task in tasks {
        // How long this await took: little, if the task was done before.
        let begin = Instant::now();
        files.push(task.await.expect("no download panics"));
        times.push(begin.elapsed());
    }
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
