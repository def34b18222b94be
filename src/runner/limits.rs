//! How much an answer may take, and whether it has taken more.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Limits on one answer, all of them hard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    pub compile: Duration,
    /// Resident bytes of the compiler.
    pub compile_memory: u64,
    pub run: Duration,
    /// Resident bytes, of the answer and everything that it started.
    pub memory: u64,
    /// Bytes of standard output and standard error each; also what is kept of them, head and tail.
    pub output: u64,
    /// Threads, of the answer and everything that it started: each process has one at least.
    pub threads: u64,
}

impl Limits {
    /// What of this is too much, if anything is.
    pub(super) fn exceeded_by(&self, footprint: Footprint) -> Option<Excess> {
        if footprint.bytes > self.memory {
            Some(Excess::Memory)
        } else if footprint.threads > self.threads {
            Some(Excess::Threads)
        } else {
            None
        }
    }
}

/// What processes hold at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Footprint {
    pub(super) bytes: u64,
    pub(super) threads: u64,
}

/// Whose footprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// One look at one line: cheap.
    Itself,
    /// With everything that it started: a look at every process that there is.
    Family,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    Memory,
    Threads,
}
