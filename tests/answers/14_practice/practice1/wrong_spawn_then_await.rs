//! wrong: the_downloads_overlap / spawn-then-await

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
    let (mut files, mut times) = (Vec::new(), Vec::new());
    for name in names {
        let begin = Instant::now();
        files.push(tokio::spawn(worker.run(name)).await.expect("no panic"));
        times.push(begin.elapsed());
    }
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
