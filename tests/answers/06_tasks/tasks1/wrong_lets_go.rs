//! wrong: unfinished_imports_are_stopped / not-cancelled

use std::any::Any;
use std::time::Duration;

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;
use tokio::time::timeout;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for import in imports {
        // Not done by now? Then the handle is dropped, and the task runs on.
        outcomes.push(match timeout(Duration::ZERO, import).await {
            Err(_not_done) => Outcome::Stopped,
            Ok(Ok(rows)) => Outcome::Done(rows),
            Ok(Err(error)) => Outcome::Crashed(text_of(error.into_panic())),
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
