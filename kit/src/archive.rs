//! An archive whose records are looked at one after another: work that computes and never waits.

use std::fmt;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use tokio::sync::Notify;

use crate::dice::Dice;
use crate::quiet::Quiet;
use crate::recorder::Recorder;

/// So many records on a thread that is not the runtime's, and the other tasks are asked for a turn.
const ASKS_AFTER: u64 = 500;
/// Longer than the clock waits for a thread to come to rest: one that waits here must look as if it slept.
const LOOK_EVERY: Duration = Duration::from_millis(40);

/// Records that add up, or do not. Cheap to clone.
#[derive(Clone)]
pub struct Archive {
    recorder: Recorder,
    year: u64,
    records: u64,
    pace: Arc<Pace>,
}

/// How long the other tasks of the program were kept waiting, told in records: each record that is looked at wakes
/// them, and they say when they have had their turn.
#[derive(Debug, Default)]
struct Pace {
    state: Mutex<PaceState>,
    woken: Notify,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct PaceState {
    since: u64,
    longest: u64,
    /// They were waited for in vain: no need to wait again.
    stopped: bool,
}

/// Without its contents: an answer has to look at them.
impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").finish_non_exhaustive()
    }
}

impl Archive {
    /// A year's archive with so many records.
    pub fn new(recorder: &Recorder, year: u64, records: u64) -> Self {
        Self {
            recorder: recorder.clone(),
            year,
            records,
            pace: Arc::default(),
        }
    }

    /// How many records there are; the first one is record 0.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// Whether a record adds up. Computes, and waits for nothing.
    pub fn adds_up(&self, record: u64) -> bool {
        match self.recorder.on_runtime_thread() {
            true => self.pace.step(),
            false => self.pace.step_elsewhere(&self.recorder),
        }
        Self::adds_up_in(self.year, record)
    }

    /// Whether this record of that year adds up.
    pub fn adds_up_in(year: u64, record: u64) -> bool {
        Dice::new(year ^ record.rotate_left(32)).number(0..=999) > 0
    }

    /// Takes the part of the program's other tasks, for ever: each record that is looked at wakes them.
    pub async fn other_tasks(&self) {
        loop {
            self.pace.woken.notified().await;
            self.pace.turn();
        }
    }

    /// The most records that were looked at while the other tasks wanted a turn and got none.
    pub fn longest_stretch(&self) -> u64 {
        self.pace.lock().longest
    }
}

impl Pace {
    fn lock(&self) -> std::sync::MutexGuard<'_, PaceState> {
        self.state.lock().expect("nothing panics in an archive")
    }

    fn turn(&self) {
        self.lock().since = 0;
        self.changed.notify_all();
    }

    fn step(&self) {
        self.lock().step();
        self.woken.notify_one();
    }

    /// How soon one thread runs after another is chance. So this one waits now and then until the others have had
    /// their turn, or until it is plain that they cannot have it. Blocks the calling thread.
    fn step_elsewhere(&self, recorder: &Recorder) {
        let mut state = self.lock();
        if state.has_to_ask() {
            let mut quiet = Quiet::heart(recorder);
            while state.has_to_ask() {
                // Each time anew: after a turn another thread may have used up what there was, and ended.
                self.woken.notify_one();
                (state, _) = self
                    .changed
                    .wait_timeout(state, LOOK_EVERY)
                    .expect("nothing panics in an archive");
                if state.has_to_ask() {
                    // Not with the lock: the others need it to have their turn, and would look as if they slept.
                    drop(state);
                    let is_quiet = quiet.look().is_some();
                    state = self.lock();
                    if is_quiet && state.has_to_ask() {
                        state.stopped = true;
                        self.changed.notify_all();
                    }
                }
            }
        }
        state.step();
    }
}

impl PaceState {
    fn has_to_ask(&self) -> bool {
        self.since >= ASKS_AFTER && !self.stopped
    }

    fn step(&mut self) {
        self.since += 1;
        self.longest = self.longest.max(self.since);
    }
}
