//! wrong: the_downloads_overlap / polling

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
    let download = |name: &String| {
        let download = worker.run(name);
        tokio::spawn(async move {
            let begin = Instant::now();
            (download.await, begin.elapsed())
        })
    };
    let tasks: Vec<_> = names.iter().map(download).collect();
    while !tasks.iter().all(|task| task.is_finished()) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let (mut files, mut times) = (Vec::new(), Vec::new());
    for task in tasks {
        let (outcome, time) = task.await.expect("no download panics");
        files.push(outcome);
        times.push(time);
    }
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
