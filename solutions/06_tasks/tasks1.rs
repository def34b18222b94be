//! At closing time every import is told to stop, and the report says what became of each.

use std::any::Any;

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    for import in &imports {
        // Only a request: a task stops where it waits, and what has become of it is known when its
        // handle has been awaited. One that is done already stays done.
        import.abort();
    }
    let mut outcomes = Vec::new();
    for import in imports {
        outcomes.push(match import.await {
            Ok(rows) => Outcome::Done(rows),
            // There are two ways not to come to an end, and `into_panic` is for one of them. Where
            // there is no panic it panics itself; `try_into_panic` gives the error back instead.
            Err(error) if error.is_cancelled() => Outcome::Stopped,
            Err(error) => Outcome::Crashed(text_of(error.into_panic())),
        });
    }
    outcomes
}

/// What a panic said: `panic!` carries a `String`, or a `&str` where nothing was formatted.
fn text_of(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().unwrap_or(&"?").to_string(),
    }
}
