//! A simulated database: rows are saved after a while, or not at all. And a server of one, with connections.

mod server;

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::call::Call;
use crate::recorder::Recorder;

pub use server::{Connection, Server, Table};

/// A database that remembers what was saved. Cheap to clone; clones share the rows.
#[derive(Clone)]
pub struct Database {
    recorder: Recorder,
    /// Of every row, or of those that are named here.
    latency: Duration,
    latencies: Arc<Mutex<Vec<(String, Duration)>>>,
    rows: Arc<Mutex<Vec<String>>>,
}

/// Without its rows: an answer has to ask for them.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").finish_non_exhaustive()
    }
}

impl Database {
    /// An empty database whose every call takes `latency`.
    pub fn new(recorder: &Recorder, latency: Duration) -> Self {
        Self {
            recorder: recorder.clone(),
            latency,
            latencies: Arc::default(),
            rows: Arc::default(),
        }
    }

    /// An empty database that takes for each of these rows so many milliseconds, and for others none. A row that stands
    /// there twice takes the first time when it is saved first, and the second time after that.
    pub fn with_latencies(recorder: &Recorder, latencies_ms: &[(String, u64)]) -> Self {
        let named = latencies_ms.iter();
        Self {
            latencies: Arc::new(Mutex::new(
                named
                    .map(|(row, latency)| (row.clone(), crate::ms(*latency)))
                    .collect(),
            )),
            ..Self::new(recorder, Duration::ZERO)
        }
    }

    /// Saves a row.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, the row is not saved.
    #[track_caller]
    pub fn save(&self, row: &str) -> Call<()> {
        let latency = self.take_latency(row).unwrap_or(self.latency);
        let (rows, row) = (self.rows.clone(), row.to_owned());
        let span = self.recorder.call("save", row.clone());
        Call::new(span, latency, move || {
            rows.lock().expect("no row panics").push(row)
        })
    }

    /// How long saving this row takes; for one that stands there again, gone for the next time.
    fn take_latency(&self, row: &str) -> Option<Duration> {
        let mut latencies = self.latencies.lock().expect("no latency panics");
        let at = latencies.iter().position(|(name, _)| name == row)?;
        let is_there_again = latencies[at + 1..].iter().any(|(name, _)| name == row);
        let latency = latencies[at].1;
        if is_there_again {
            latencies.remove(at);
        }
        Some(latency)
    }

    /// The rows saved so far, in the order in which they were saved. Takes no time: for looking, not for working.
    ///
    /// # Panics
    /// Never: no code that can panic runs while the rows are locked.
    pub fn rows(&self) -> Vec<String> {
        self.rows.lock().expect("no row panics").clone()
    }
}
