//! A journal of what a program does: who began what, and when it was done.

use crate::recorder::{Recorder, SpanGuard};

/// Notes activities. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Journal {
    recorder: Recorder,
}

impl Journal {
    /// An empty journal.
    pub fn new(recorder: &Recorder) -> Self {
        Self {
            recorder: recorder.clone(),
        }
    }

    /// Notes that an activity begins now. It is over with [`Activity::done`]; dropped before, it was abandoned.
    ///
    /// # Cancellation
    /// A future that is dropped while it holds the activity abandons it at that instant.
    #[track_caller]
    pub fn begin(&self, what: &str) -> Activity {
        let mut span = self.recorder.call("does", what);
        span.start();
        Activity { span }
    }

    /// Notes something that takes no time: it is there, now.
    #[track_caller]
    pub fn note(&self, what: &str) {
        let mut span = self.recorder.call("notes", what);
        span.start();
        span.finish();
    }
}

/// Something that is being done.
#[derive(Debug)]
#[must_use = "an activity that is dropped was abandoned; call `done` when it is done"]
pub struct Activity {
    span: SpanGuard,
}

impl Activity {
    /// It is done, now.
    pub fn done(mut self) {
        self.span.finish();
    }
}
