//! Documents that know how many copies of them there are.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::call::Call;
use crate::dice::Dice;
use crate::recorder::Recorder;

/// A document. A clone is a further copy.
#[derive(Clone)]
pub struct Doc {
    recorder: Recorder,
    title: String,
    latency: Duration,
    text: String,
    /// Held by every copy and by the shelf.
    _copy: Arc<()>,
}

/// Without its text: an answer has to read it.
impl fmt::Debug for Doc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Doc")
            .field("title", &self.title)
            .finish_non_exhaustive()
    }
}

impl Doc {
    /// What it is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Reads its text.
    ///
    /// # Cancellation
    /// Dropping the future gives it up.
    #[track_caller]
    pub fn read(&self) -> Call<String> {
        let text = self.text.clone();
        Call::new(
            self.recorder.call("read", self.title.as_str()),
            self.latency,
            move || text,
        )
    }
}

/// A shelf that lends documents and counts the copies.
#[derive(Debug)]
pub struct Shelf {
    recorder: Recorder,
    copies: Arc<()>,
}

impl Shelf {
    /// A shelf of which nothing is lent yet.
    pub fn new(recorder: &Recorder) -> Self {
        Self {
            recorder: recorder.clone(),
            copies: Arc::default(),
        }
    }

    /// Lends a document that takes so long to read. Its text follows from both.
    pub fn lend(&self, title: &str, latency: Duration) -> Doc {
        Doc {
            recorder: self.recorder.clone(),
            title: title.to_owned(),
            latency,
            text: Self::text_of(title, latency),
            _copy: self.copies.clone(),
        }
    }

    /// What stands in the document with this title and latency.
    pub fn text_of(title: &str, latency: Duration) -> String {
        let mut dice = Dice::of_text(title, latency.as_millis() as u64);
        let words: Vec<&str> = (0..dice.number(20..=400)).map(|_| dice.word()).collect();
        words.join(" ")
    }

    /// How many copies have not been dropped.
    pub fn lent(&self) -> u64 {
        Arc::strong_count(&self.copies) as u64 - 1
    }
}
