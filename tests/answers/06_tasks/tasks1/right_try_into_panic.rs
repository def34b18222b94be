//! right: try_into_panic tells the two kinds of error apart

use std::any::Any;

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    for import in &imports {
        import.abort();
    }
    let mut outcomes = Vec::new();
    for import in imports {
        outcomes.push(match import.await.map_err(|error| error.try_into_panic()) {
            Ok(rows) => Outcome::Done(rows),
            Err(Ok(panic)) => Outcome::Crashed(text_of(panic)),
            Err(Err(_cancelled)) => Outcome::Stopped,
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
