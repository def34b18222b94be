//! right: what can be had at once is, and the rest is stopped and awaited

use katas_kit::jobs::Outcome;
use tokio::task::JoinHandle;
pub async fn close(imports: Vec<JoinHandle<u64>>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for mut import in imports {
        let r = tokio::select! { biased; r = &mut import => r, () = std::future::ready(()) => { import.abort(); import.await } };
        outcomes.push(match r {
            Ok(rows) => Outcome::Done(rows),
            Err(e) => match e.try_into_panic() {
                Err(_) => Outcome::Stopped,
                Ok(p) => Outcome::Crashed(
                    p.downcast_ref::<String>()
                        .cloned()
                        .or(p.downcast_ref::<&str>().map(|s| s.to_string()))
                        .unwrap_or_default(),
                ),
            },
        });
    }
    outcomes
}
