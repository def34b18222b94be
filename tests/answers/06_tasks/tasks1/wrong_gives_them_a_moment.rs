//! wrong: the_report_is_there_at_once / slept-and-hoped

use std::any::Any;
use std::time::Duration;

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;
use tokio::time::sleep;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    for import in &imports {
        import.abort();
    }
    // `abort` only asks. They need a moment.
    sleep(Duration::from_millis(10)).await;
    let mut outcomes = Vec::new();
    for import in imports {
        outcomes.push(match import.await {
            Ok(rows) => Outcome::Done(rows),
            Err(error) if error.is_cancelled() => Outcome::Stopped,
            Err(error) => Outcome::Crashed(text_of(error.into_panic())),
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
