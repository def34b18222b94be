//! The whole contract between running and showing: a session emits these, reports show them.

use crate::catalogue::Exercise;
use crate::verdict::judgement::Judgement;

/// One thing that happened in a session.
#[derive(Debug)]
pub enum Event<'a> {
    /// An answer is being compiled and run.
    Judging { exercise: &'a Exercise },
    /// An answer was judged.
    Judged { report: &'a Report },
}

/// One judged answer, with what a report needs to know about it.
#[derive(Debug, Clone)]
pub struct Report {
    pub name: String,
    pub topic: String,
    pub title: String,
    pub revision: u32,
    /// Whose: the folder's name, with `--submissions`.
    pub submission: Option<String>,
    /// False while the file is as we shipped it.
    pub attempted: bool,
    /// The workspace's copy of the check was edited; it was not used.
    pub tampered: bool,
    /// The answer's path as the user would type it: `exercises/01_basics/basics2.rs`.
    pub file: String,
    pub judgement: Judgement,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    pub total: usize,
    pub passed: usize,
    pub not_passed: usize,
    pub unjudged: usize,
}
