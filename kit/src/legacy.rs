//! A client of the old days: its calls block the thread that makes them.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::gate::{Gate, Heart};
use crate::line::Line;
use crate::net::Page;
use crate::recorder::Recorder;
use crate::rest::note_restless;

/// A blocking HTTP client. Each call holds its thread until the old server, which answers only when it has
/// several requests at hand, has replied. Cheap to clone.
///
/// Before each reply it waits until everybody rests, and notes [`RESTLESS`](crate::rest::RESTLESS) where somebody does not;
/// then the reply's time passes on the paused clock, if the program's other tasks get their turns.
#[derive(Clone)]
pub struct Client {
    recorder: Recorder,
    pages: Arc<[Page]>,
    server: Gate,
    heart: Heart,
    line: Arc<Line>,
}

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
        let place = self.line.join(latency, name);
        self.server.pass();
        if !self.recorder.on_runtime_thread() {
            let waited = self.line.wait_for_turn(&place, &self.recorder);
            note_restless(&self.recorder, waited);
            self.heart.feel(self.line.passes(&place));
        }
        span.finish();
        self.line.leave(&place);
        page.map_or_else(|| format!("404 {name}"), |page| page.body.clone())
    }

    /// Takes the part of the program's other tasks, for ever: before each of its answers, the server lets them
    /// have their turns.
    pub async fn other_tasks(&self) {
        self.heart.beat().await;
    }
}
