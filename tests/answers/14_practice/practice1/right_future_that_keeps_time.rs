//! right: a future of its own, which notes its first poll and its end

use std::pin::Pin;
use std::task::{Context, Poll};
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
    let timed = names.iter().map(|name| Timed {
        begin: None,
        work: worker.run(name),
    });
    let (files, times): (Vec<_>, Vec<Duration>) = join_all(timed).await.into_iter().unzip();
    Report {
        took: begin.elapsed(),
        one_by_one: times.iter().sum(),
        bytes: files.iter().flatten().map(String::len).sum(),
        files,
    }
}

struct Timed<F> {
    begin: Option<Instant>,
    work: F,
}

impl<F: Future + Unpin> Future for Timed<F> {
    type Output = (F::Output, Duration);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let begin = *self.begin.get_or_insert_with(Instant::now);
        let done = Pin::new(&mut self.work).poll(cx);
        done.map(|outcome| (outcome, begin.elapsed()))
    }
}
