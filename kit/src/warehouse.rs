//! A warehouse that counts its articles when it is asked to.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::call::Call;
use crate::gate::Gate;
use crate::line::Line;
use crate::recorder::Recorder;

/// The name of the meeting at the warehouse's counter.
pub const AT_THE_COUNTER: &str = "questions under way together";

/// Where one article lies: its name, how many pieces there are, and how long counting them takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// What it is asked by.
    pub article: String,
    /// What a count gives.
    pub pieces: u32,
    /// From the first poll to the reply.
    pub latency: Duration,
}

impl Shelf {
    /// So many pieces of this article, counted within this many milliseconds.
    pub fn new(article: &str, pieces: u32, latency_ms: u64) -> Self {
        Self {
            article: article.to_owned(),
            pieces,
            latency: crate::ms(latency_ms),
        }
    }
}

/// A warehouse, simulated. Cheap to clone.
#[derive(Clone)]
pub struct Warehouse {
    recorder: Recorder,
    shelves: Arc<Mutex<Vec<Shelf>>>,
    counter: Option<Gate>,
    line: Arc<Line>,
    held: Option<Held>,
}

/// An article, and what its first count waits for.
#[derive(Clone)]
struct Held {
    article: String,
    until: Arc<Mutex<Option<Until>>>,
}

type Until = Box<dyn FnOnce() + Send>;

impl Held {
    fn take(&self) -> Option<Until> {
        let mut until = self.until.lock().expect("nothing panics that holds it");
        until.take()
    }
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Warehouse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Warehouse").finish_non_exhaustive()
    }
}

impl Warehouse {
    /// A warehouse with these shelves. Of two with one article the first is counted.
    pub fn new(recorder: &Recorder, shelves: &[Shelf]) -> Self {
        Self {
            recorder: recorder.clone(),
            shelves: Arc::new(Mutex::new(shelves.to_vec())),
            counter: None,
            line: Arc::default(),
            held: None,
        }
    }

    /// Counts when all questions are under way that come before one is answered, and one at a time, the quickest first:
    /// see [`Gate::pass`]. There should be `together` at once. For scenarios with threads of their own, off the virtual clock.
    pub fn counting_together(self, together: u64) -> Self {
        let counter = Gate::new(&self.recorder, AT_THE_COUNTER, together);
        Self {
            counter: Some(counter),
            ..self
        }
    }

    /// Begins the first count of this article when `until` has returned, which waits on a thread of its own; at once
    /// where the questions did not come together. For scenarios with threads of their own, off the virtual clock.
    pub fn holding(self, article: &str, until: impl FnOnce() + Send + 'static) -> Self {
        let until: Until = Box::new(until);
        let (article, until) = (article.to_owned(), Arc::new(Mutex::new(Some(until))));
        Self {
            held: Some(Held { article, until }),
            ..self
        }
    }

    /// Pieces were sold or delivered: there are so many of this article from now on. Takes no time.
    pub fn restock(&self, article: &str, pieces: u32) {
        let mut shelves = lock(&self.shelves);
        if let Some(shelf) = shelves.iter_mut().find(|shelf| shelf.article == article) {
            shelf.pieces = pieces;
        }
    }

    /// Counts an article. Resolves to the number of pieces that there are then; to 0 at once where there is no such article.
    ///
    /// # Cancellation
    /// Dropping the future gives the question up.
    #[track_caller]
    pub fn count(&self, article: &str) -> Call<u32> {
        let on_shelf = {
            let article = article.to_owned();
            move |shelf: &&Shelf| shelf.article == article
        };
        let latency = lock(&self.shelves)
            .iter()
            .find(&on_shelf)
            .map_or(Duration::ZERO, |shelf| shelf.latency);
        let (shelves, span) = (self.shelves.clone(), self.recorder.call("count", article));
        let call = Call::new(span, latency, move || {
            let shelves = lock(&shelves);
            shelves
                .iter()
                .find(on_shelf)
                .map_or(0, |shelf| shelf.pieces)
        });
        let counter = self.counter.clone();
        let held = self.held.clone().filter(|held| held.article == article);
        if counter.is_none() && held.is_none() {
            return call;
        }
        let (line, recorder, article) =
            (self.line.clone(), self.recorder.clone(), article.to_owned());
        call.after(move || {
            // What it waits for comes first.
            let turn = if held.is_some() {
                Duration::MAX
            } else {
                latency
            };
            let place = line.join(turn, &article);
            let met = counter.is_none_or(|counter| counter.pass());
            line.wait_for_turn(&place, &recorder);
            if let Some(until) = held.filter(|_| met).and_then(|held| held.take()) {
                until();
            }
            line.leave(&place);
        })
    }
}

fn lock(shelves: &Mutex<Vec<Shelf>>) -> MutexGuard<'_, Vec<Shelf>> {
    shelves.lock().expect("nothing panics that holds them")
}
