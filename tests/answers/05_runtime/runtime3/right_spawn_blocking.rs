//! right: the whole audit on a thread for blocking work

use katas_kit::archive::Archive;
use tokio::task::spawn_blocking;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let audit = spawn_blocking(move || {
        (0..archive.records())
            .filter(|record| !archive.adds_up(*record))
            .collect()
    });
    audit.await.expect("looking does not panic")
}
