//! What happened to one answer: facts, without a word about what they mean.

use katas_kit::record::{Done, Hello, Line, Run, Stuck};
use serde::{Deserialize, Serialize};

use super::compile::Message;

/// The facts about one answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outcome {
    pub compile: Compile,
    /// rustc's messages, in rustc's order.
    pub messages: Vec<Message>,
    pub compile_ms: u64,
    pub run_ms: u64,
    /// It was judged before, and nothing has changed.
    pub cached: bool,
    /// Present if it compiled.
    pub execution: Option<Execution>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compile {
    Succeeded,
    Failed,
    TimedOut,
}

/// What a compiled answer did.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Execution {
    pub end: End,
    pub record: Record,
    pub stdout: Captured,
    pub stderr: Captured,
}

/// How the process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    Exited(i32),
    Signalled(i32),
    TimeLimit,
    MemoryLimit,
    OutputLimit,
}

/// The head and the tail of an output.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Captured {
    pub head: Vec<u8>,
    /// Bytes left out between head and tail.
    pub left_out: u64,
    pub tail: Vec<u8>,
}

/// The kit's record, as far as it was written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
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

/// As the kit wrote it.
impl From<Record> for String {
    fn from(record: Record) -> Self {
        let Record {
            hello,
            runs,
            stuck,
            done,
        } = record;
        let lines = hello
            .into_iter()
            .map(Line::Hello)
            .chain(runs.into_iter().map(Line::Run));
        let ends = stuck.into_iter().map(Line::Stuck).chain(done.map(Line::Done));
        lines.chain(ends).map(|line| line.to_json() + "\n").collect()
    }
}

/// What was a record of ours before: its own nonce is the right one.
impl From<String> for Record {
    fn from(text: String) -> Self {
        let nonce = match text.lines().next().map(serde_json::from_str) {
            Some(Ok(Line::Hello(hello))) => hello.nonce,
            Some(_) | None => String::new(),
        };
        Self::parse(&text, &nonce)
    }
}
