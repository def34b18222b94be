//! Look at every record of the year's ledger and list those that do not add up. There are thousands
//! of them, and looking at one takes no time worth speaking of.
//! While the audit runs, the program's other tasks want a turn at least once in a thousand records.
//! Users say that everything else stands still meanwhile, although each record is awaited.
//!
//! In asyncio you would write:
//!
//!     for record in range(ledger.records()):
//!         if record % 1000 == 0:
//!             await asyncio.sleep(0)
//!         if not ledger.adds_up(record):
//!             wrong.append(record)

use katas_kit::ledger::Ledger;

pub async fn audit(ledger: Ledger) -> Vec<u64> {
    let mut wrong = Vec::new();
    for record in 0..ledger.records() {
        if !adds_up(&ledger, record).await {
            wrong.push(record);
        }
    }
    wrong
}

async fn adds_up(ledger: &Ledger, record: u64) -> bool {
    ledger.adds_up(record)
}
