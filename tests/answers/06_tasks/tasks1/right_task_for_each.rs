//! right: a task for each import, in a JoinSet with an index

use std::any::Any;

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;
use tokio::task::JoinSet;

pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    let mut reports = JoinSet::new();
    for (index, import) in imports.into_iter().enumerate() {
        reports.spawn(async move {
            import.abort();
            let outcome = match import.await {
                Ok(rows) => Outcome::Done(rows),
                Err(error) => match error.try_into_panic() {
                    Ok(panic) => Outcome::Crashed(text_of(panic)),
                    Err(_cancelled) => Outcome::Stopped,
                },
            };
            (index, outcome)
        });
    }
    let mut outcomes = reports.join_all().await;
    outcomes.sort_by_key(|(index, _)| *index);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn text_of(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(other) => other.downcast_ref::<&str>().unwrap_or(&"?").to_string(),
    }
}
