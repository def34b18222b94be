//! Search several catalogues at once. When `limit` is over, the page is shown with the answers that
//! are there by then, or earlier if all are. The others must not be lost: `Later` gives them when the
//! last of them is there, for the lower half of the page. In both, any order will do.
//! Since there is a limit, the upper half is often empty, and the catalogues complain about the load.
//!
//! In asyncio you would write:
//!
//!     tasks = [asyncio.create_task(catalogues.get(name)) for name in names]
//!     done, pending = await asyncio.wait(tasks, timeout=limit)
//!     return [task.result() for task in done], asyncio.gather(*pending)

use std::pin::Pin;
use std::time::Duration;

use futures::future::join_all;
use katas_kit::net::Site;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    match timeout(limit, ask_all(catalogues, names)).await {
        Ok(answers) => (answers, Box::pin(async { Vec::new() })),
        Err(_too_late) => {
            let (catalogues, names) = (catalogues.clone(), names.to_vec());
            let later = async move { ask_all(&catalogues, &names).await };
            (Vec::new(), Box::pin(later))
        }
    }
}

async fn ask_all(catalogues: &Site, names: &[String]) -> Vec<String> {
    join_all(names.iter().map(|name| catalogues.get(name))).await
}
