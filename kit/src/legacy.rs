//! A client of the old days: its calls block the thread that makes them.

use std::fmt;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use crate::gate::{Gate, Heart};
use crate::net::Page;
use crate::recorder::Recorder;
use crate::rest;
use crate::system;

/// A blocking HTTP client. Each call holds its thread until the old server, which answers only when it has
/// several requests at hand, has replied. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    recorder: Recorder,
    pages: Arc<[Page]>,
    server: Gate,
    heart: Heart,
    line: Arc<Line>,
    outlasts_naps: bool,
}

/// The requests at a server that answers the quickest first and one at a time; or other work that is done so.
#[derive(Debug, Default)]
pub(crate) struct Line {
    latencies: Mutex<Vec<Duration>>,
    moved: Condvar,
    /// The thread that got its answer last.
    answered: Mutex<Option<i64>>,
}

/// How long the next request waits, at most, for the thread that got the last answer to have passed it on.
const LOOKS: u32 = 2_000;
const LOOK_EVERY: Duration = Duration::from_micros(500);

/// The name of the meeting at the old server.
pub const AT_THE_SERVER: &str = "requests at the server";
/// What is noted of the other tasks of the program.
pub const OTHERS_RAN: &str = "requests during which other tasks ran";

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

impl Client {
    /// A client of a server that answers when `together` requests are there at once.
    pub fn new(recorder: &Recorder, pages: &[Page], together: u64) -> Self {
        Self {
            recorder: recorder.clone(),
            pages: pages.into(),
            server: Gate::new(recorder, AT_THE_SERVER, together),
            heart: Heart::new(recorder, OTHERS_RAN, together),
            line: Arc::default(),
            outlasts_naps: false,
        }
    }

    /// The same client, whose last answer of those that were asked for together takes longer than any nap: whoever
    /// sleeps for a time of its own choice wakes before it, and does what it does then.
    pub fn outlasting_naps(self) -> Self {
        Self {
            outlasts_naps: true,
            ..self
        }
    }

    /// Asks for a page and **blocks the calling thread** until it is there. Returns its body, or `404 NAME`.
    ///
    /// Meant for a thread that may wait: on the thread that runs the tasks, no other task can run meanwhile.
    ///
    /// # Panics
    /// Never for a reason of the caller's.
    #[track_caller]
    pub fn get(&self, name: &str) -> String {
        let mut span = self.recorder.call("get", name);
        span.start_blocking();
        let page = self.pages.iter().find(|page| page.name == name);
        let latency = page.map_or(Duration::ZERO, |page| page.latency);
        self.line.join(latency);
        let together = self.server.pass();
        if !self.recorder.on_runtime_thread() {
            self.line.wait_for_turn(latency);
            self.line.wait_for_rest();
            if self.outlasts_naps && together && self.line.is_last() {
                rest::outlast_naps();
            }
            self.heart.feel();
        }
        span.finish();
        self.line.leave(latency);
        page.map_or_else(|| format!("404 {name}"), |page| page.body.clone())
    }

    /// Takes the part of the program's other tasks, for ever: before each of its answers, the server lets them
    /// have their turns.
    pub async fn other_tasks(&self) {
        self.heart.beat().await;
    }
}

impl Line {
    pub(crate) fn join(&self, latency: Duration) {
        self.latencies
            .lock()
            .expect("nothing panics in a line")
            .push(latency);
    }

    /// Blocks until no quicker request is there. Sleeps without a timeout: who looks for quiet must not be
    /// kept from seeing it.
    pub(crate) fn wait_for_turn(&self, latency: Duration) {
        let latencies = self.latencies.lock().expect("nothing panics in a line");
        let quicker = |there: &mut Vec<Duration>| there.iter().any(|other| *other < latency);
        drop(
            self.moved
                .wait_while(latencies, quicker)
                .expect("nothing panics in a line"),
        );
    }

    /// Blocks until whoever got the last answer has done with it what it does: its thread sleeps, or is gone. On a
    /// busy machine it might still be on its way, and the program would see the answers in another order.
    pub(crate) fn wait_for_rest(&self) {
        let answered = *self.answered.lock().expect("nothing panics in a line");
        let Some(thread) = answered.filter(|thread| *thread != system::thread_id()) else {
            return;
        };
        let mut before = None;
        for _ in 0..LOOKS {
            let now = system::thread(thread);
            match &now {
                None => return,
                // Twice the same: not merely held up on its way.
                Some(state) if state.asleep && now == before => return,
                Some(_) => before = now,
            }
            std::thread::sleep(LOOK_EVERY);
        }
    }

    fn is_last(&self) -> bool {
        self.latencies
            .lock()
            .expect("nothing panics in a line")
            .len()
            == 1
    }

    pub(crate) fn leave(&self, latency: Duration) {
        *self.answered.lock().expect("nothing panics in a line") = Some(system::thread_id());
        let mut latencies = self.latencies.lock().expect("nothing panics in a line");
        if let Some(place) = latencies.iter().position(|there| *there == latency) {
            latencies.swap_remove(place);
        }
        self.moved.notify_all();
    }
}
