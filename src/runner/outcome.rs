//! What happened to one answer: facts, without a word about what they mean.

use katas_kit::record::{Done, Hello, Line, Run, Stuck};

use super::compile::Message;

/// The facts about one answer.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub compile: Compile,
    /// rustc's messages, in rustc's order.
    pub messages: Vec<Message>,
    pub compile_ms: u64,
    pub run_ms: u64,
    /// Present if it compiled.
    pub execution: Option<Execution>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compile {
    Succeeded,
    Failed,
    TimedOut,
}

/// What a compiled answer did.
#[derive(Debug, Clone)]
pub struct Execution {
    pub end: End,
    pub record: Record,
    pub stdout: Captured,
    pub stderr: Captured,
}

/// How the process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Exited(i32),
    Signalled(i32),
    TimeLimit,
    MemoryLimit,
    OutputLimit,
}

/// The head and the tail of an output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captured {
    pub head: Vec<u8>,
    /// Bytes left out between head and tail.
    pub left_out: u64,
    pub tail: Vec<u8>,
}

/// The kit's record, as far as it was written.
#[derive(Debug, Clone, Default)]
pub struct Record {
    pub hello: Option<Hello>,
    pub runs: Vec<Run>,
    pub stuck: Option<Stuck>,
    /// Only if it carries the nonce that the process was given.
    pub done: Option<Done>,
}

impl Record {
    /// Reads what was written; a torn last line is what a killed process leaves, and is passed over.
    pub fn parse(text: &str, nonce: &str) -> Self {
        let mut record = Self::default();
        for line in text.lines() {
            match serde_json::from_str(line) {
                Ok(Line::Hello(hello)) if hello.nonce == nonce => record.hello = Some(hello),
                Ok(Line::Run(run)) => record.runs.push(run),
                Ok(Line::Stuck(stuck)) => record.stuck = Some(stuck),
                Ok(Line::Done(done)) if done.nonce == nonce => record.done = Some(done),
                Ok(Line::Hello(_) | Line::Done(_)) | Err(_) => {}
            }
        }
        record
    }
}
