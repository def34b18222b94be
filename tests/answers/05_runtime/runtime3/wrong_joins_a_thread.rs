//! wrong: other_tasks_get_their_turns / blocked-thread

use katas_kit::archive::Archive;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let thread = std::thread::spawn(move || {
        (0..archive.records())
            .filter(|record| !archive.adds_up(*record))
            .collect()
    });
    thread.join().unwrap()
}
