//! An account at a bank that can only be read and written. A deposit reads the balance once and writes
//! the new one once. Several tasks deposit at the same time, and money disappears.
//! Deposits to different accounts must not keep each other waiting.
//!
//! In asyncio you would write:
//!
//!     class Account:
//!         def __init__(self, ledger):
//!             self.ledger, self.turn = ledger, asyncio.Lock()
//!         async def deposit(self, amount):
//!             async with self.turn:
//!                 await self.ledger.write(await self.ledger.read() + amount)

use katas_kit::bank::Ledger;

pub struct Account {
    ledger: Ledger,
}

impl Account {
    pub fn new(ledger: Ledger) -> Self {
        Self { ledger }
    }

    /// Several tasks share the account in an `Arc` and call this.
    pub async fn deposit(&self, amount: u64) {
        let balance = self.ledger.read().await;
        self.ledger.write(balance + amount).await;
    }
}
