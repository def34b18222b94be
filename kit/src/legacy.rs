//! A client of the old days: its calls block the thread that makes them.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::gate::Gate;
use crate::net::Page;
use crate::recorder::Recorder;

/// A blocking HTTP client. Each call holds its thread until the old server, which answers only when it has
/// several requests at hand, has replied. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    recorder: Recorder,
    pages: Arc<[Page]>,
    server: Gate,
    called: Arc<Notify>,
}

/// The name of the meeting at the old server.
pub const AT_THE_SERVER: &str = "requests at the server";

impl Client {
    /// A client of a server that answers when `together` requests are there at once.
    pub fn new(recorder: &Recorder, pages: &[Page], together: u64) -> Self {
        Self {
            recorder: recorder.clone(),
            pages: pages.into(),
            server: Gate::new(recorder, AT_THE_SERVER, together),
            called: Arc::default(),
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
        self.called.notify_one();
        self.server.pass();
        span.finish();
        let page = self.pages.iter().find(|page| page.name == name);
        page.map_or_else(|| format!("404 {name}"), |page| page.body.clone())
    }

    /// Resolves each time a call has begun: what other tasks of the program wait for.
    pub async fn called(&self) {
        self.called.notified().await;
    }
}
