//! right: who is not finished when all have been told is stopped

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;
pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    for import in &imports {
        import.abort();
    }
    let mut outcomes = Vec::new();
    for import in imports {
        if !import.is_finished() {
            outcomes.push(Outcome::Stopped);
            continue;
        }
        outcomes.push(match import.await {
            Ok(rows) => Outcome::Done(rows),
            Err(error) => {
                let p = error.into_panic();
                Outcome::Crashed(match p.downcast::<String>() {
                    Ok(t) => *t,
                    Err(o) => o.downcast_ref::<&str>().unwrap_or(&"?").to_string(),
                })
            }
        });
    }
    outcomes
}
