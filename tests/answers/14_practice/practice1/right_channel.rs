//! right: every download sends its outcome and its time through a channel

use std::time::Duration;

use katas_kit::jobs::{JobError, Worker};
use tokio::sync::mpsc;
use tokio::time::Instant;

pub struct Report {
    pub files: Vec<Result<String, JobError>>,
    pub took: Duration,
    pub one_by_one: Duration,
    pub bytes: usize,
}

pub async fn download_all(worker: &Worker, names: &[String]) -> Report {
    let begin = Instant::now();
    let (sender, mut receiver) = mpsc::channel(4);
    for (index, name) in names.iter().enumerate() {
        let (download, sender) = (worker.run(name), sender.clone());
        tokio::spawn(async move {
            let outcome = download.await;
            let told = sender.send((index, outcome, begin.elapsed())).await;
            told.expect("the receiver listens until all have sent");
        });
    }
    drop(sender);
    let mut done = Vec::new();
    while let Some(outcome) = receiver.recv().await {
        done.push(outcome);
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
