//! A simulated bank that keeps the balance of one account and can be asked for it.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::call::Call;
use crate::recorder::Recorder;

/// What an account holds. A check keeps a clone and looks at it afterwards; the [`Ledger`] does not show it.
#[derive(Debug, Clone, Default)]
pub struct Balance {
    amount: Arc<Mutex<u64>>,
}

impl Balance {
    /// An account that holds this much.
    pub fn new(amount: u64) -> Self {
        Self {
            amount: Arc::new(Mutex::new(amount)),
        }
    }

    /// How much it holds now.
    pub fn amount(&self) -> u64 {
        *self.locked()
    }

    fn locked(&self) -> MutexGuard<'_, u64> {
        self.amount.lock().expect("no balance panics")
    }
}

/// An account as the bank keeps it: a balance that is read and written, each in its time. Cheap to clone; clones are the
/// same account.
#[derive(Clone)]
pub struct Ledger {
    recorder: Recorder,
    name: String,
    /// How long it takes to read the balance, and to write it.
    latencies: [Duration; 2],
    balance: Balance,
    calls: Arc<[AtomicU64; 2]>,
}

/// Without the balance: an answer has to ask for it.
impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ledger").finish_non_exhaustive()
    }
}

impl Ledger {
    /// The account with this name and balance; to read it takes the first of the latencies, to write it the second.
    pub fn new(
        recorder: &Recorder,
        name: &str,
        balance: &Balance,
        latencies: [Duration; 2],
    ) -> Self {
        Self {
            recorder: recorder.clone(),
            name: name.to_owned(),
            latencies,
            balance: balance.clone(),
            calls: Arc::default(),
        }
    }

    /// The balance, as it is when the reply leaves the bank.
    ///
    /// # Cancellation
    /// Dropping the future gives the question up.
    #[track_caller]
    pub fn read(&self) -> Call<u64> {
        let ledger = self.clone();
        let span = self.recorder.call("read", self.lane(0));
        Call::new(span, self.latencies[0], move || ledger.balance.amount())
    }

    /// Makes this the balance, whatever it was before.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, nothing is written.
    #[track_caller]
    pub fn write(&self, balance: u64) -> Call<()> {
        let ledger = self.clone();
        let span = self.recorder.call("write", self.lane(1));
        Call::new(span, self.latencies[1], move || {
            *ledger.balance.locked() = balance
        })
    }

    /// Each call has a lane of its own: `savings 2` is the second of its kind.
    fn lane(&self, kind: usize) -> String {
        let count = self.calls[kind].fetch_add(1, Ordering::Relaxed) + 1;
        format!("{} {count}", self.name)
    }
}
