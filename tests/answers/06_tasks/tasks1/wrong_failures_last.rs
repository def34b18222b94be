//! wrong: each_import_is_reported_as_it_ended / wrong-value

use std::any::Any;

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    for import in &imports {
        import.abort();
    }
    let (mut outcomes, mut bad) = (Vec::new(), Vec::new());
    for import in imports {
        match import.await {
            Ok(rows) => outcomes.push(Outcome::Done(rows)),
            Err(error) if error.is_cancelled() => bad.push(Outcome::Stopped),
            Err(error) => bad.insert(0, Outcome::Crashed(text_of(error.into_panic()))),
        }
    }
    outcomes.extend(bad);
    outcomes
}

fn text_of(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().unwrap_or(&"?").to_string(),
    }
}
