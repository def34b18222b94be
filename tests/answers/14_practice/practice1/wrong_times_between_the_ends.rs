//! wrong: the_times_of_all_downloads_are_added_up / wrong-time

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
        tasks.spawn(async move { (index, download.await) });
    }
    let (mut files, mut last, mut one_by_one) = (Vec::new(), begin, Duration::ZERO);
    while let Some(done) = tasks.join_next().await {
        one_by_one += last.elapsed();
        last = Instant::now();
        files.push(done.expect("no download panics"));
    }
    files.sort_by_key(|(index, _)| *index);
    let files: Vec<_> = files.into_iter().map(|(_, file)| file).collect();
    Report {
        took: begin.elapsed(),
        one_by_one,
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
