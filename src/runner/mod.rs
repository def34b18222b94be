//! Compiles and runs one answer under limits and reports the facts. Judges nothing.

mod advice;
mod blame;
pub mod build_folder;
mod cache;
mod capture;
mod compile;
mod execute;
#[cfg(unix)]
mod family;
mod forbidden;
pub mod guard;
pub mod inherited;
mod key;
mod kit;
mod limits;
mod only;
mod outcome;
mod program;
mod record_channel;
mod remove;
mod repeat;
mod room;
pub mod sandbox;
mod shadow;
mod sweep;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "windows.rs")]
mod system;
mod together;
mod toolchain;
mod variants;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use katas_kit::record::Which;

#[cfg(test)]
pub(crate) use advice::LINTS;
use blame::Blame;
pub use compile::Message;
pub use kit::{Inspection, Kit, KitSources, Wanted};
pub use limits::Limits;
pub use outcome::{Captured, Compile, End, Execution, Outcome, Record};
use program::Program;
use sandbox::{Confinement, Storage};
pub use sandbox::{Sandbox, SandboxPolicy};
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
    pub extent: Extent,
    pub company: Company,
}

/// Which of a check's runs are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    Whole,
    /// All, with so many seeded data sets in place of the check's own number: an author's sweep.
    Sweep(u64),
    /// All, and each is told, not only those that fail: for the recording of a solution.
    Recorded,
    /// One.
    Only(Which),
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
    #[error(
        "rustc failed, and not at a place in the answer\n{words}\n\
         hint: too little memory, disk or linker is the usual cause; `cargo new try && cd try && cargo run` shows whether \
         Rust works here at all"
    )]
    Compiler { words: String },
    /// With the way to get it, and the compiler's own words.
    #[error("{what}")]
    Missing { what: String, words: String },
    #[error(
        "what the exercises depend on cannot be read\nhint: start katas again: it builds it anew, which takes half a minute"
    )]
    DamagedKit,
    #[error(
        "the compiled answer ended before its first line: {words}\n\
         hint: too little memory is the usual cause, or a system that does not start programs that were just made"
    )]
    NotStarted { words: String },
    /// With the way out.
    #[error("{0}")]
    NoSuchRun(String),
    #[error("cannot follow what was started")]
    Follow(#[source] std::io::Error),
    #[error(
        "this system has no whole sandbox: {0}\nhint: `--sandbox auto` judges with what there is"
    )]
    NoSandbox(Sandbox),
}

/// Runs answers against one prebuilt kit. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Runner {
    kit: Arc<Kit>,
    sandbox: Sandbox,
}

impl Runner {
    /// A runner with the sandbox that this policy asks for, as far as the system has it.
    pub async fn new(kit: Kit, policy: SandboxPolicy) -> Result<Self, RunnerError> {
        let sandbox = match policy {
            SandboxPolicy::Off => Sandbox::NONE,
            SandboxPolicy::Auto | SandboxPolicy::Require => Sandbox::probe(&Confinement {
                readable: kit.readable(),
                writable: kit.scratch(),
                storage: Storage::Memory,
            })
            .await
            .map_err(RunnerError::Follow)?,
        };
        // Without Landlock an answer may read of its parent what the system does not hide by itself.
        if sandbox.landlock == 0 {
            system::hide_own_memory();
        }
        if policy == SandboxPolicy::Require && !sandbox.is_whole() {
            return Err(RunnerError::NoSandbox(sandbox));
        }
        Ok(Self {
            kit: Arc::new(kit),
            sandbox,
        })
    }

    /// What holds for every answer.
    pub fn sandbox(&self) -> Sandbox {
        self.sandbox
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
        let compiled = compile::compile(self, &shadow, job.name, &job.limits).await?;
        let compile_ms = began.elapsed().as_millis() as u64;
        let messages = shadow.messages(&compiled);
        match compiled.outcome {
            Compile::Succeeded => {
                let (program, seat) = (self.take(&shadow)?, &shadow.seats()[0]);
                self.execute(&program, &shadow, seat, job, messages, compile_ms)
                    .await
            }
            Compile::Failed => {
                self.is_the_answers(&messages).await?;
                Ok(Outcome::of_compiling(
                    Compile::Failed,
                    messages,
                    job,
                    compile_ms,
                ))
            }
            failed @ (Compile::TimedOut | Compile::OverMemory) => {
                Ok(Outcome::of_compiling(failed, messages, job, compile_ms))
            }
        }
    }

    /// An error, unless the answer is to blame: by these messages, or because a compiler that broke compiles another
    /// answer here and now.
    async fn is_the_answers(&self, messages: &[Message]) -> Result<(), RunnerError> {
        match blame::of_compiler(messages) {
            Blame::Answer => Ok(()),
            Blame::Kit => {
                self.kit.discard();
                Err(RunnerError::DamagedKit)
            }
            Blame::Machine(_) if self.compiles_the_trial().await => Ok(()),
            Blame::Machine(words) => Err(match kit::missing(&words) {
                Some(what) => RunnerError::Missing { what, words },
                None => RunnerError::Compiler { words },
            }),
        }
    }

    /// What clippy says about async in an answer that compiled: nothing where the toolchain has no clippy.
    ///
    /// # Cancellation
    /// Dropping the future kills clippy, with everything in its process group.
    pub async fn advice(&self, job: &Job<'_>) -> Result<Vec<Message>, RunnerError> {
        let shadow = Shadow::alone(&self.kit.scratch(), job)?;
        let messages = advice::advice(self, &shadow, job.name, &job.limits).await?;
        let prefix = &shadow.seats()[0].prefix;
        Ok(messages
            .iter()
            .filter_map(|message| message.of(prefix))
            .collect())
    }

    async fn compiles_the_trial(&self) -> bool {
        let job = kit::trial::job();
        let Ok(shadow) = Shadow::alone(&self.kit.scratch(), &job) else {
            return false;
        };
        let compiled = compile::compile(self, &shadow, job.name, &job.limits).await;
        compiled.is_ok_and(|compiled| compiled.outcome == Compile::Succeeded)
    }

    /// The program that was just compiled in this tree, before anything of it runs.
    fn take(&self, shadow: &Shadow) -> Result<Program, RunnerError> {
        let path = shadow.program();
        Program::take(path.clone()).map_err(|source| RunnerError::Start {
            program: path.display().to_string(),
            source,
        })
    }

    /// Runs an answer that compiled.
    async fn execute(
        &self,
        program: &Program,
        shadow: &Shadow,
        seat: &Seat,
        job: &Job<'_>,
        messages: Vec<Message>,
        compile_ms: u64,
    ) -> Result<Outcome, RunnerError> {
        if let Some(message) = forbidden::first_unsafe(job) {
            let messages = messages.into_iter().chain([message]).collect();
            return Ok(Outcome::of_compiling(
                Compile::Failed,
                messages,
                job,
                compile_ms,
            ));
        }
        let began = Instant::now();
        let execution = execute::execute(self, program, shadow, seat, job).await?;
        // The kit says hello before any of the answer's code runs.
        if execution.record.hello.is_none() {
            if !self.kit.is_intact() {
                self.kit.discard();
                return Err(RunnerError::DamagedKit);
            }
            let stderr = String::from_utf8_lossy(&execution.stderr.head);
            let words = format!("{}\n{stderr}", execution.end);
            return Err(RunnerError::NotStarted {
                words: blame::excerpt(&words),
            });
        }
        if let Extent::Only(which) = job.extent
            && let Some(why) = only::missing(which, &execution.record)
        {
            return Err(RunnerError::NoSuchRun(why));
        }
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
