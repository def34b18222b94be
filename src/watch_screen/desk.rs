//! What the loop needs of whoever owns files, progress and judging.

use std::future::Future;
use std::pin::Pin;

use crate::event::Report;
use crate::verdict::judgement::CompilerMessage;
use crate::watch::Change;

use super::press::Request;
use super::view::{Hints, Panel, Place};

/// What is told beside a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct After {
    /// What the exercise taught; shown if it passed.
    pub lesson: Option<String>,
    /// "n goes on to basics3".
    pub next: Option<String>,
    /// Where to go from here, once everything has passed.
    pub farewell: Vec<String>,
}

/// What a save means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The exercise in hand has a new content, or is gone.
    Current,
    /// Another exercise has a new content, or is gone.
    Other,
    /// Not an exercise, or nothing new.
    Nothing,
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Another exercise is in hand now: everything is shown anew, and judged; a line may say what went wrong.
    Moved {
        notice: Option<String>,
    },
    /// The same exercise has to be judged again; a line may say why.
    Judge {
        notice: Option<String>,
    },
    Panel(Panel),
    Notice(String),
    /// Noted, nothing to show.
    Done,
}

/// A judgement under way. Dropping it cancels it: its processes must be gone soon after.
pub type Judging = Pin<Box<dyn Future<Output = Report>>>;

/// Advice under way about what was judged last. Dropping it cancels it, as with a judgement.
pub type Advising = Pin<Box<dyn Future<Output = Vec<CompilerMessage>>>>;

/// Owns files, progress and judging; the loop owns the screen.
pub trait Desk {
    fn place(&self) -> Place;
    fn hints(&self) -> Hints;
    /// Begins to judge the exercise in hand as it is on disk when this future is first polled.
    fn judge(&mut self) -> Judging;
    /// A judgement was completed and nothing newer was saved: progress is to be kept.
    fn judged(&mut self, report: &Report) -> After;
    /// Begins to look for advice about the content that was just judged, if there can be any.
    fn advice(&mut self) -> Option<Advising>;
    /// A file has a new content, or is gone.
    fn saved(&mut self, change: &Change) -> Saved;
    /// Takes the exercise in hand whose file has changed; a line may say what went wrong on the way.
    ///
    /// # Errors
    /// When the learner cannot be there.
    fn move_to(&mut self, change: &Change) -> anyhow::Result<Option<String>>;
    /// A key asked for something. An error becomes a line on the screen.
    ///
    /// # Errors
    /// Whatever went wrong with files or progress.
    fn ask(&mut self, request: Request) -> anyhow::Result<Reply>;
}
