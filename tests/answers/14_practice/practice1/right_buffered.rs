//! right: a stream that keeps all of them under way

use std::time::Duration;

use futures::{StreamExt, stream};
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
    let timed = async |download: futures::future::BoxFuture<'static, _>| {
        let begin = Instant::now();
        (download.await, begin.elapsed())
    };
    let downloads: Vec<_> = names
        .iter()
        .map(|name| timed(Box::pin(worker.run(name))))
        .collect();
    let stream = stream::iter(downloads).buffered(names.len().max(1));
    let (files, times): (Vec<Result<String, JobError>>, Vec<Duration>) = stream.unzip().await;
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}
