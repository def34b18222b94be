//! wrong: each_import_is_reported_as_it_ended / wrong-value

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
            Err(error) => match error.try_into_panic() {
                Ok(panic) => {
                    Outcome::Crashed(panic.downcast_ref::<String>().cloned().unwrap_or_default())
                }
                Err(_cancelled) => Outcome::Stopped,
            },
        });
    }
    outcomes
}
