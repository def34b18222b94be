//! Look at every record of the year's archive and list those that do not add up. There are thousands
//! of them, and looking at one takes no time worth speaking of.
//! While the audit runs, the program's other tasks want a turn at least once in a thousand records.
//! Users say that everything else stands still meanwhile, although each record is awaited.
//!
//! In asyncio you would write:
//!
//!     for record in range(archive.records()):
//!         if record % 1000 == 0:
//!             await asyncio.sleep(0)
//!         if not archive.adds_up(record):
//!             wrong.append(record)

use katas_kit::archive::Archive;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..archive.records() {
        if !adds_up(&archive, record).await {
            wrong.push(record);
        }
    }
    wrong
}

async fn adds_up(archive: &Archive, record: u64) -> bool {
    archive.adds_up(record)
}
