//! Calls that are answered one at a time, in the order in which they would end on a clock, each when nothing else moves.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Duration;

use crate::quiet::{Quiet, Waited};
use crate::recorder::Recorder;

/// Those that wait for their answer.
#[derive(Debug, Default)]
pub(crate) struct Line {
    places: Mutex<Vec<Place>>,
    moved: Condvar,
    tickets: AtomicU64,
    /// When the last one was answered, on a clock that only answers move.
    now: Mutex<Duration>,
}

/// Where one stands: behind those that are due before, and, where that is equal, in the order of their names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    due: Duration,
    lane: String,
    /// Two calls for one lane are each other's like; it does not matter which comes first.
    ticket: u64,
}

impl Line {
    pub(crate) fn join(&self, latency: Duration, lane: &str) -> Place {
        let place = Place {
            due: self.now().saturating_add(latency),
            lane: lane.to_owned(),
            ticket: self.tickets.fetch_add(1, Ordering::Relaxed),
        };
        self.places().push(place.clone());
        place
    }

    /// Blocks until this one is the first, and everybody else has done all that can be done without its answer. On a busy
    /// machine the thread that got the last answer may still be on its way, and the program would see the answers in another
    /// order; and a thread that sleeps for a time of its own choice wakes before the answer, however long it sleeps.
    /// Gives what the last wait for the others came to.
    pub(crate) fn wait_for_turn(&self, place: &Place, recorder: &Recorder) -> Waited {
        let is_behind = |places: &mut Vec<Place>| places.iter().any(|other| other < place);
        loop {
            // Without a deadline, or nothing would seem quiet.
            drop(
                self.moved
                    .wait_while(self.places(), is_behind)
                    .expect("nothing panics in a line"),
            );
            let waited = Quiet::reply(recorder).wait(|| recorder.is_closed());
            // A quicker one may have come meanwhile.
            if !is_behind(&mut self.places()) {
                return waited;
            }
        }
    }

    /// How much time passes until this one, whose turn it is, is due.
    pub(crate) fn passes(&self, place: &Place) -> Duration {
        let mut now = self.now();
        let passes = place.due.saturating_sub(*now);
        *now = place.due;
        passes
    }

    pub(crate) fn leave(&self, place: &Place) {
        self.places().retain(|other| other != place);
        self.moved.notify_all();
    }

    fn now(&self) -> MutexGuard<'_, Duration> {
        self.now.lock().expect("nothing panics in a line")
    }

    fn places(&self) -> MutexGuard<'_, Vec<Place>> {
        self.places.lock().expect("nothing panics in a line")
    }
}
