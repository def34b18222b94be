//! A site whose pages take their time.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::call::Call;
use crate::dice::Dice;
use crate::recorder::Recorder;

/// One page: its name, how long it takes to come, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is asked by.
    pub name: String,
    /// From the first poll to the reply.
    pub latency: Duration,
    /// What it says.
    pub body: String,
}

impl Page {
    /// A page that takes this many milliseconds. Its body follows from both, so it cannot be guessed.
    pub fn new(name: &str, latency_ms: u64) -> Self {
        let body = format!("{name}: {}", Dice::of_text(name, latency_ms).sentence());
        Self {
            name: name.to_owned(),
            latency: crate::ms(latency_ms),
            body,
        }
    }

    /// The same page, its name at the end of what it says: pages that an answer sorts by their bodies do not stand in
    /// the order of their names.
    pub fn signed(mut self) -> Self {
        let (name, words) = (&self.name, self.body.split_once(": "));
        self.body = words.map_or(String::new(), |(_, words)| format!("{words} ({name})"));
        self
    }
}

/// A web site, simulated: every page comes after its latency, in virtual time.
#[derive(Clone)]
pub struct Site {
    recorder: Recorder,
    pages: Arc<[Page]>,
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site").finish_non_exhaustive()
    }
}

impl Site {
    /// A site with these pages. Of two with one name the first is served.
    pub fn new(recorder: &Recorder, pages: &[Page]) -> Self {
        Self {
            recorder: recorder.clone(),
            pages: pages.into(),
        }
    }

    /// Asks for a page. Resolves to its body, or to `404 NAME` after 10 ms where there is no such page.
    ///
    /// # Cancellation
    /// Dropping the future closes the connection; the site keeps nothing of it.
    #[track_caller]
    pub fn get(&self, name: &str) -> Call<String> {
        let page = self.pages.iter().find(|page| page.name == name);
        let (latency, body) = match page {
            Some(page) => (page.latency, page.body.clone()),
            None => (crate::ms(10), format!("404 {name}")),
        };
        Call::new(self.recorder.call("get", name), latency, move || body)
    }
}
