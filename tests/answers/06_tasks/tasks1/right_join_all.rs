//! right: all handles in one join_all, each error looked at

use std::any::Any;

use futures::future::join_all;
use katas_kit::jobs::Outcome;
use tokio::task::JoinError;
use tokio::task::JoinHandle;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    imports.iter().for_each(JoinHandle::abort);
    let ended = join_all(imports).await;
    ended.into_iter().map(outcome).collect()
}

fn outcome(ended: Result<u64, JoinError>) -> Outcome {
    match ended {
        Ok(rows) => Outcome::Done(rows),
        Err(error) if error.is_panic() => Outcome::Crashed(text_of(error.into_panic())),
        Err(_) => Outcome::Stopped,
    }
}

fn text_of(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().unwrap_or(&"?").to_string(),
    }
}
