//! right: tasks, all spawned before the first is awaited

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
    let mut tasks = Vec::new();
    for name in names {
        let download = worker.run(name);
        tasks.push(tokio::spawn(async move {
            let outcome = download.await;
            (outcome, begin.elapsed())
        }));
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
