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
            Err(error) if error.is_cancelled() || error.is_panic() => Outcome::Stopped,
            Err(error) => Outcome::Crashed(error.to_string()),
        });
    }
    outcomes
}
