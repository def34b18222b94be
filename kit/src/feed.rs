//! A simulated source that gives one item after another, each when it is there.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::call::Call;
use crate::recorder::Recorder;

/// One item: what it says, and how long it takes to come once it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub text: String,
    /// From the first poll to the item.
    pub latency: Duration,
}

impl Item {
    /// An item that takes this many milliseconds to come.
    pub fn new(text: &str, latency_ms: u64) -> Self {
        Self {
            text: text.to_owned(),
            latency: crate::ms(latency_ms),
        }
    }
}

/// A source of items: orders of a shop, lines of a log. Cheap to clone; clones take from the same items.
#[derive(Clone)]
pub struct Feed {
    recorder: Recorder,
    name: String,
    items: Arc<Mutex<VecDeque<Item>>>,
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Feed").finish_non_exhaustive()
    }
}

impl Feed {
    /// A source of these items, in this order.
    pub fn new(recorder: &Recorder, name: &str, items: &[Item]) -> Self {
        Self {
            recorder: recorder.clone(),
            name: name.to_owned(),
            items: Arc::new(Mutex::new(items.iter().cloned().collect())),
        }
    }

    /// Waits for the next item; `None`, at once, when there are no more. In the record the call for an item is `next`, and
    /// the one that finds the end is `end`.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, the item stays and is given to whoever asks next.
    #[track_caller]
    pub fn next(&self) -> Call<Option<String>> {
        let (op, lane, latency) = match self.items().front() {
            Some(item) => ("next", item.text.clone(), item.latency),
            None => ("end", self.name.clone(), Duration::ZERO),
        };
        let feed = self.clone();
        Call::new(self.recorder.call(op, lane), latency, move || {
            feed.items().pop_front().map(|item| item.text)
        })
    }

    fn items(&self) -> MutexGuard<'_, VecDeque<Item>> {
        self.items.lock().expect("no item panics")
    }
}
