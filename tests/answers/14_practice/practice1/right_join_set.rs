//! right: a JoinSet with an index

use std::time::Duration;

use katas_kit::jobs::{JobError, Worker};
use tokio::task::JoinSet;
use tokio::time::Instant;

pub struct Report {
    pub files: Vec<Result<String, JobError>>,
    pub took: Duration,
    pub one_by_one: Duration,
    pub bytes: usize,
}

pub async fn download_all(worker: &Worker, names: &[String]) -> Report {
    let begin = Instant::now();
    let mut tasks = JoinSet::new();
    for (index, name) in names.iter().enumerate() {
        let download = worker.run(name);
        tasks.spawn(async move {
            let begin = Instant::now();
            (index, download.await, begin.elapsed())
        });
    }
    let mut done = Vec::new();
    while let Some(ended) = tasks.join_next().await {
        done.push(ended.expect("no download panics"));
    }
    done.sort_by_key(|(index, _, _)| *index);
    let times: Vec<Duration> = done.iter().map(|(_, _, time)| *time).collect();
    let files: Vec<_> = done.into_iter().map(|(_, outcome, _)| outcome).collect();
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
