//! right: unfinished handles are dropped by what aborts them, finished ones are awaited

use std::any::Any;

use futures::FutureExt;
use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;
use tokio_util::task::AbortOnDropHandle;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    let imports = imports.into_iter().map(AbortOnDropHandle::new);
    let mut outcomes = Vec::new();
    for import in imports {
        outcomes.push(match import.now_or_never() {
            None => Outcome::Stopped,
            Some(Ok(rows)) => Outcome::Done(rows),
            Some(Err(error)) => Outcome::Crashed(text_of(error.into_panic())),
        });
    }
    outcomes
}

fn text_of(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().unwrap_or(&"?").to_string(),
    }
}
