//! Instances of generic code that answers need again and again, compiled once with the kit: rustc takes an instance
//! from a library that has it already, instead of making it anew at every save.

use std::future::Future;
use std::pin::Pin;

use futures::future::{join_all, try_join_all};
use futures::stream::{FuturesUnordered, Stream};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::timeout;

use crate::call::Call;
use crate::jobs::JobError;

/// A reply as the services give it.
type Reply = Result<String, JobError>;

/// Never called: naming an instance is what compiles it.
pub fn compile() -> Vec<Pin<Box<dyn Future<Output = ()>>>> {
    vec![Box::pin(text()), Box::pin(replies()), Box::pin(unit())]
}

async fn text() {
    let calls = Vec::<Call<String>>::new;
    let _: Vec<String> = join_all(calls()).await;
    for call in calls() {
        let _: String = call.await;
    }
    let mut unordered: FuturesUnordered<Call<String>> = calls().into_iter().collect();
    stream(&mut unordered);
    let mut tasks: JoinSet<String> = calls().into_iter().collect();
    while tasks.join_next().await.is_some() {}
    let mut handles: Vec<JoinHandle<String>> = calls().into_iter().map(tokio::spawn).collect();
    while let Some(handle) = handles.pop() {
        handle.abort();
        let _ = timeout(crate::ms(1), handle).await;
    }
    for call in calls() {
        let _ = timeout(crate::ms(1), call).await;
    }
}

async fn replies() {
    let calls = Vec::<Call<Reply>>::new;
    let _: Vec<Reply> = join_all(calls()).await;
    let _: Result<Vec<String>, JobError> = try_join_all(calls()).await;
    let mut unordered: FuturesUnordered<Call<Reply>> = calls().into_iter().collect();
    stream(&mut unordered);
    let mut tasks: JoinSet<Reply> = calls().into_iter().collect();
    while tasks.join_next().await.is_some() {}
    for call in calls() {
        let _ = tokio::spawn(call).await;
    }
}

async fn unit() {
    for call in Vec::<Call<()>>::new() {
        call.await;
    }
    let mut tasks: JoinSet<()> = JoinSet::new();
    while tasks.join_next().await.is_some() {}
}

fn stream<T>(stream: &mut dyn Stream<Item = T>) {
    let _ = stream.size_hint();
}
