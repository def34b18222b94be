//! A simulated worker whose jobs take their time and may fail.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::call::Call;
use crate::dice::Dice;
use crate::recorder::Recorder;

/// One job: its name, how long it takes, and whether it succeeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What it is asked by.
    pub name: String,
    /// From the first poll to the result.
    pub latency: Duration,
    /// What comes of it, if it does not panic.
    pub outcome: Result<String, JobError>,
    /// What it panics with, if it does.
    pub panics: Option<String>,
}

/// What became of a job that a task did, as a report tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done, and this is how much of it.
    Done(u64),
    /// It was stopped before it was done.
    Stopped,
    /// It panicked, with these words.
    Crashed(String),
}

/// Why a job failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobError {
    /// The job's name and the reason.
    pub reason: String,
}

impl fmt::Display for JobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for JobError {}

impl Job {
    /// A job that succeeds after this many milliseconds. Its result follows from both and cannot be guessed.
    pub fn ok(name: &str, latency_ms: u64) -> Self {
        let result = format!("{name}: {}", Dice::of_text(name, latency_ms).sentence());
        Self {
            name: name.to_owned(),
            latency: crate::ms(latency_ms),
            outcome: Ok(result),
            panics: None,
        }
    }

    /// A job that fails after this many milliseconds.
    pub fn fails(name: &str, latency_ms: u64, reason: &str) -> Self {
        let outcome = Err(JobError {
            reason: format!("{name}: {reason}"),
        });
        Self {
            name: name.to_owned(),
            latency: crate::ms(latency_ms),
            outcome,
            panics: None,
        }
    }

    /// A job that panics after this many milliseconds.
    pub fn panics(name: &str, latency_ms: u64, message: &str) -> Self {
        Self {
            panics: Some(message.to_owned()),
            ..Self::fails(name, latency_ms, message)
        }
    }
}

/// A worker that knows some jobs. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    recorder: Recorder,
    jobs: Arc<[Job]>,
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worker").finish_non_exhaustive()
    }
}

impl Worker {
    /// A worker for these jobs.
    pub fn new(recorder: &Recorder, jobs: &[Job]) -> Self {
        Self {
            recorder: recorder.clone(),
            jobs: jobs.into(),
        }
    }

    /// Does a job.
    ///
    /// # Errors
    /// The job's own [`JobError`] if it is one that fails; `NAME: no such job` at once where there is none.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, the job is abandoned.
    ///
    /// # Panics
    /// The future panics when the job is one that does.
    #[track_caller]
    pub fn run(&self, name: &str) -> Call<Result<String, JobError>> {
        let job = self.jobs.iter().find(|job| job.name == name);
        let panics = job.and_then(|job| job.panics.clone());
        let (latency, outcome) = match job {
            Some(job) => (job.latency, job.outcome.clone()),
            None => (
                Duration::ZERO,
                Err(JobError {
                    reason: format!("{name}: no such job"),
                }),
            ),
        };
        Call::new(
            self.recorder.call("run", name),
            latency,
            move || match panics {
                Some(message) => panic!("{message}"),
                None => outcome,
            },
        )
    }
}
