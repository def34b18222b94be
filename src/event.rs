//! The whole contract between running and showing: a session emits these, reports show them.

use serde::Serialize;

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

/// What answers were judged with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// `rustc 1.95.0`.
    pub toolchain: String,
    pub sandbox: Sandbox,
}

/// What kept answers away from the user's files, processes and network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sandbox {
    pub level: SandboxLevel,
    /// The version of Landlock's interface, 0 for none.
    pub landlock: u8,
    pub namespaces: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SandboxLevel {
    /// Landlock and namespaces.
    Whole,
    /// One of the two.
    Part,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    pub total: usize,
    pub passed: usize,
    pub not_passed: usize,
    pub unjudged: usize,
}
