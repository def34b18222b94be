//! Compiles and runs one answer under limits and reports the facts. Judges nothing.

mod advice;
mod cache;
mod capture;
mod compile;
mod execute;
#[cfg(unix)]
mod family;
pub mod guard;
mod key;
mod kit;
mod limits;
mod outcome;
mod remove;
mod repeat;
mod room;
mod shadow;
mod sweep;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "windows.rs")]
mod system;
mod together;
mod toolchain;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

#[cfg(test)]
pub(crate) use advice::LINTS;
pub use compile::Message;
pub use kit::{Kit, KitSources};
pub use limits::Limits;
pub use outcome::{Captured, Compile, End, Execution, Outcome, Record};
use shadow::{Seat, Shadow};
pub use together::{Company, Reuse};
pub use toolchain::Toolchain;

/// One answer to judge.
#[derive(Debug, Clone)]
pub struct Job<'a> {
    pub topic: &'a str,
    pub name: &'a str,
    pub answer: &'a [u8],
    pub check: &'a str,
    pub limits: Limits,
    /// How many seeded data sets to run; `None` for the check's own number.
    pub seeds: Option<u64>,
    pub company: Company,
}

/// Why an answer could not be judged.
#[derive(Debug, thiserror::Error)]
pub enum RunnerError {
    #[error("cannot write below `{path}`")]
    Scratch {
        path: String,
        source: std::io::Error,
    },
    #[error("cannot start `{program}`")]
    Start {
        program: String,
        source: std::io::Error,
    },
    #[error("cannot follow what was started")]
    Follow(#[source] std::io::Error),
}

/// Runs answers against one prebuilt kit. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Runner {
    kit: Arc<Kit>,
}

impl Runner {
    pub fn new(kit: Kit) -> Self {
        Self { kit: Arc::new(kit) }
    }

    pub fn toolchain(&self) -> &Toolchain {
        self.kit.toolchain()
    }

    /// Compiles the answer with its check and runs it.
    ///
    /// # Cancellation
    /// Dropping the future kills the compiler or the answer, with everything in its process group.
    pub async fn run(&self, job: &Job<'_>) -> Result<Outcome, RunnerError> {
        let shadow = Shadow::alone(&self.kit.scratch(), job)?;
        let began = Instant::now();
        let compiled = compile::compile(&self.kit, &shadow, job.name, &job.limits).await?;
        let compile_ms = began.elapsed().as_millis() as u64;
        let messages = shadow.messages(&compiled);
        match compiled.outcome {
            Compile::Succeeded => {
                let seat = &shadow.seats()[0];
                self.execute(&shadow, seat, job, messages, compile_ms).await
            }
            failed @ (Compile::Failed | Compile::TimedOut | Compile::OverMemory) => {
                Ok(Outcome::of_compiling(failed, messages, job, compile_ms))
            }
        }
    }

    /// What clippy says about async in an answer that compiled: nothing where the toolchain has no clippy.
    ///
    /// # Cancellation
    /// Dropping the future kills clippy, with everything in its process group.
    pub async fn advice(&self, job: &Job<'_>) -> Result<Vec<Message>, RunnerError> {
        let shadow = Shadow::alone(&self.kit.scratch(), job)?;
        let messages = advice::advice(&self.kit, &shadow, job.name, &job.limits).await?;
        let prefix = &shadow.seats()[0].prefix;
        Ok(messages
            .iter()
            .filter_map(|message| message.of(prefix))
            .collect())
    }

    /// Runs an answer that compiled.
    async fn execute(
        &self,
        shadow: &Shadow,
        seat: &Seat,
        job: &Job<'_>,
        messages: Vec<Message>,
        compile_ms: u64,
    ) -> Result<Outcome, RunnerError> {
        let began = Instant::now();
        let execution = execute::execute(&self.kit, shadow, seat, job).await?;
        let run_ms = began.elapsed().as_millis() as u64;
        Ok(Outcome {
            compile: Compile::Succeeded,
            messages,
            limits: job.limits,
            compile_ms,
            run_ms,
            cached: false,
            execution: Some(execution),
        })
    }
}

/// The path of an answer inside the tree that it is judged in, with `/` everywhere.
pub fn answer_path(topic: &str, name: &str) -> String {
    Path::new("exercises")
        .join(topic)
        .join(format!("{name}.rs"))
        .to_string_lossy()
        .replace('\\', "/")
}
