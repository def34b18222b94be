//! What was found about one answer: the data that every report shows.

use katas_kit::record::Which;
use serde::{Deserialize, Serialize};

/// The one-word result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Every requirement holds, and the record is complete.
    Passed,
    /// rustc refused it.
    DidNotCompile,
    /// A requirement does not hold, or something panicked.
    Failed,
    /// Nothing could make progress any more.
    Hung,
    /// A real time limit was reached.
    TimedOut,
    /// A signal, an abort, a stack overflow, an exit before the end.
    Crashed,
    /// The memory limit was reached.
    OverMemory,
    /// The output limit was reached.
    OutputFlood,
    /// The limit on threads and processes was reached.
    OverThreads,
    /// We could not judge.
    Unjudged,
}

/// Everything found about one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    pub verdict: Verdict,
    /// Which limit was reached, for verdicts about limits.
    pub limit: Option<Limit>,
    /// Present with every verdict but `Passed` and `Unjudged`.
    pub diagnosis: Option<Diagnosis>,
    /// In the check's order. An implied requirement that failed (it compiles, it ends, nothing panics) comes first.
    pub checks: Vec<CheckResult>,
    /// The line of the answer to look at.
    pub location: Option<Location>,
    /// From start to return of the pictured run, on the virtual clock.
    pub virtual_ms: Option<u64>,
    /// The same of the solution.
    pub wanted_ms: Option<u64>,
    pub timeline: Timeline,
    /// The run that is pictured; `None` where nothing ran.
    pub told: Option<Told>,
    /// It had ended, and something that it had started ran on until it was ended, too.
    pub left_something: bool,
    /// rustc's messages about the learner's file, in rustc's order: errors when it did not compile, else warnings.
    pub compiler: Vec<CompilerMessage>,
    /// What the program printed in the pictured run.
    pub printed: Vec<PrintedLine>,
    /// Why it could not be judged; only with `Unjudged`.
    pub unjudged: Option<String>,
    pub timing: Timing,
}

impl Judgement {
    /// Whether rustc took the answer, as far as we know.
    pub fn compiled(&self) -> bool {
        match self.verdict {
            Verdict::DidNotCompile | Verdict::Unjudged => false,
            Verdict::TimedOut | Verdict::OverMemory => {
                self.limit != Some(Limit::CompileTime) && self.limit != Some(Limit::CompileMemory)
            }
            Verdict::Passed
            | Verdict::Failed
            | Verdict::Hung
            | Verdict::Crashed
            | Verdict::OutputFlood
            | Verdict::OverThreads => true,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    CompileTime,
    CompileMemory,
    RunTime,
    Memory,
    Output,
    Threads,
}

/// Which run is told, and what it needs to fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub which: Which,
    /// That calls give way a moment, in words: the few that matter.
    pub waits: Vec<String>,
}

/// The named mistake. `code` is one of `verdict::diagnosis::Code`'s words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnosis {
    /// The identifier of the requirement that failed, declared or implied, in the run that is pictured.
    pub requirement: String,
    pub code: String,
    /// One line: what happened.
    pub title: String,
    /// Two to five sentences: why, and what asyncio does in that place. Paragraphs are separated by a newline.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckOutcome {
    Passed,
    Failed,
    NotRun,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckResult {
    /// The requirement's identifier.
    pub name: String,
    /// The requirement as a sentence.
    pub title: String,
    pub outcome: CheckOutcome,
    /// What was seen and what was wanted; only when it failed.
    pub message: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Location {
    pub line: u32,
    pub column: Option<u32>,
}

/// What the instants of a timeline are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// Virtual milliseconds.
    VirtualMs,
    /// Steps: the order of events, not time.
    Steps,
}

/// The learner's run beside the wanted one, for the pictured set.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    pub axis: Axis,
    pub yours: Vec<Bar>,
    pub wanted: Vec<Bar>,
    /// The first of `yours` that differs from `wanted`.
    pub divergence: Option<Divergence>,
    /// The runtime's thread was held in this run: every lane stood still.
    pub blocked: bool,
    /// For how long the answer asked that thread to sleep, where that is known.
    pub held_ms: Option<u64>,
    /// Instant of the return, `None` if it never returned.
    pub yours_end: Option<u64>,
    pub wanted_end: Option<u64>,
    /// A short note on the return, if that is where the two first differ: "returns at 3.000 s, wanted 1.200 s".
    pub return_note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Divergence {
    /// Index into `yours`; `None` when a wanted bar is missing altogether.
    pub bar: Option<usize>,
    /// A short note beside the bar: "starts only when alpha has ended".
    pub note: String,
}

/// One lane of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    pub lane: String,
    /// What was called: two calls with one lane and different ops are different bars.
    pub op: String,
    pub start: u64,
    /// It was ready from then on, and nobody polled it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready: Option<u64>,
    /// `None`: still pending at the end.
    pub end_at: Option<u64>,
    pub end: BarEnd,
    /// The line of the learner's file that made the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// It ran on the thread that runs the tasks and held it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blocking: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BarEnd {
    Finished,
    Dropped,
    Pending,
    NeverPolled,
    Panicked,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompilerMessage {
    /// "E0308", or a lint's name.
    pub code: Option<String>,
    pub level: CompilerLevel,
    pub message: String,
    /// What stands under its first place: for `mismatched types`, which ones.
    pub label: String,
    /// As rustc renders it, with ANSI colours.
    pub rendered: String,
    pub location: Option<Location>,
    /// What the code means to somebody who knows Python.
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompilerLevel {
    Error,
    Warning,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedLine {
    /// Instant on the timeline's axis; `None` when it is not known.
    pub at: Option<u64>,
    /// As printed: not yet sanitised.
    pub text: String,
    pub stream: Stream,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    Out,
    Err,
    /// A note of ours: how much was left out here.
    Gap,
}

/// Everything that varies from run to run.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Timing {
    pub compile_ms: u64,
    pub run_ms: u64,
    pub cached: bool,
}
