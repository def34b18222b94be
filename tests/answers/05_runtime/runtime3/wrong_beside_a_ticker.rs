//! wrong: other_tasks_get_their_turns / starved

use katas_kit::archive::Archive;
use tokio::task::yield_now;

pub async fn audit(archive: Archive) -> Vec<u64> {
    // Somebody else gives way all the time; that does not make the loop give way.
    let ticker = async {
        loop {
            yield_now().await;
        }
    };
    let audit = async {
        let mut wrong = Vec::new();
        for record in 0..archive.records() {
            if !archive.adds_up(record) {
                wrong.push(record);
            }
        }
        wrong
    };
    tokio::select! {
        wrong = audit => wrong,
        () = ticker => unreachable!("it ticks for ever"),
    }
}
