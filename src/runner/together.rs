//! Many answers as modules of one crate: compiled once, run one by one, each in a process of its own.
//!
//! One module that does not compile takes the whole crate with it, and rustc hides later errors behind earlier
//! ones. So the modules that its errors name are left out and it is tried again, three times at most; what was left
//! out is compiled alone, and so is everything where the errors name nobody. So is what rustc warns about: whether it
//! says `Future` or `futures::Future` depends on the crates that the other modules use. The outcome of an answer is
//! the same either way.

use std::collections::BTreeSet;
use std::time::Instant;

use futures::StreamExt as _;
use futures::stream;

use super::compile::{self, Compiled};
use super::shadow::Shadow;
use super::{Compile, Job, Limits, Outcome, Runner, RunnerError};

/// How often a crate is tried again without the modules that its errors name.
const ROUNDS: usize = 3;
const CRATE: &str = "together";
/// Answers that run at once: some compute, most of the slow ones sleep or wait to see that nothing happens.
const AT_A_TIME: usize = 4;

/// Whether an answer may be compiled with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    Welcome,
    /// It is known not to compile, and would spoil the crate.
    Alone,
}

/// Whether an outcome that was kept will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reuse {
    /// What did not change is not judged again.
    #[default]
    Kept,
    /// Everything is judged now.
    Nothing,
}

impl Runner {
    /// Compiles the answers together where that can be, and runs each.
    ///
    /// # Cancellation
    /// Dropping the future kills what was started.
    pub async fn run_together(
        &self,
        jobs: &[Job<'_>],
        reuse: Reuse,
    ) -> Vec<Result<Outcome, RunnerError>> {
        let cache = self.kit.cache(self.sandbox);
        // Where nothing guards files, an answer can write what is kept.
        let keeps = self.sandbox.landlock > 0;
        let kept = |job| match reuse {
            Reuse::Kept if keeps => cache.get(job).map(Ok),
            Reuse::Kept | Reuse::Nothing => None,
        };
        let mut outcomes: Vec<Option<Result<Outcome, RunnerError>>> =
            jobs.iter().map(kept).collect();
        let welcome =
            |index: &usize| outcomes[*index].is_none() && jobs[*index].company == Company::Welcome;
        let mut left: Vec<usize> = (0..jobs.len()).filter(welcome).collect();
        for _ in 0..ROUNDS {
            // A crate of one is that answer alone.
            if left.len() < 2 {
                break;
            }
            let chosen: Vec<&Job<'_>> = left.iter().map(|&index| &jobs[index]).collect();
            match self.try_together(&chosen).await {
                Ok(Tried::All(done)) => {
                    for (index, outcome) in left.drain(..).zip(done) {
                        outcomes[index] = outcome;
                    }
                }
                Ok(Tried::Without(spoilers)) if !spoilers.is_empty() => {
                    let mut place = 0..;
                    left.retain(|_| place.next().is_some_and(|place| !spoilers.contains(&place)));
                }
                Ok(Tried::Without(_)) | Err(_) => break,
            }
        }
        let mut all = Vec::with_capacity(jobs.len());
        for (outcome, job) in outcomes.into_iter().zip(jobs) {
            let outcome = match outcome {
                Some(outcome) => outcome,
                None => self.run(job).await,
            };
            if let Ok(outcome) = outcome.as_ref()
                && !outcome.cached
                && keeps
            {
                cache.put(job, outcome);
            }
            all.push(outcome);
        }
        all
    }

    async fn try_together(&self, jobs: &[&Job<'_>]) -> Result<Tried, RunnerError> {
        let shadow = Shadow::together(&self.kit.scratch(), jobs)?;
        let began = Instant::now();
        let compiled = compile::compile(self, &shadow, CRATE, &limits(jobs)).await?;
        match compiled.outcome {
            Compile::Failed => return Ok(Tried::Without(spoilers(&shadow, &compiled))),
            Compile::TimedOut | Compile::OverMemory => return Ok(Tried::Without(BTreeSet::new())),
            Compile::Succeeded => {}
        }
        let program = self.take(&shadow)?;
        let share = began.elapsed().as_millis() as u64 / jobs.len() as u64;
        let outcomes = stream::iter(shadow.seats().iter().zip(jobs))
            .map(async |(seat, job)| {
                let is_about_it = |message: &compile::Message| {
                    message.file.is_some() && message.of(&seat.prefix).is_some()
                };
                if compiled.messages.iter().any(is_about_it) {
                    return None;
                }
                let outcome = self.execute(&program, &shadow, seat, job, Vec::new(), share);
                Some(outcome.await)
            })
            .buffered(AT_A_TIME)
            .collect()
            .await;
        Ok(Tried::All(outcomes))
    }
}

enum Tried {
    /// It compiled: every outcome, in order, and none where rustc has something to say about the answer.
    All(Vec<Option<Result<Outcome, RunnerError>>>),
    /// It did not; these are to blame, as far as the errors tell.
    Without(BTreeSet<usize>),
}

fn spoilers(shadow: &Shadow, compiled: &Compiled) -> BTreeSet<usize> {
    let errors = compiled
        .messages
        .iter()
        .filter(|message| message.level != "warning");
    let files: Vec<&str> = errors
        .filter_map(|message| message.file.as_deref())
        .collect();
    let is_named = |prefix: &str| files.iter().any(|file| file.starts_with(prefix));
    let seats = shadow.seats().iter().enumerate();
    seats
        .filter(|(_, seat)| is_named(&seat.prefix))
        .map(|(index, _)| index)
        .collect()
}

/// Longer than for one, and never longer than for each by itself; twice the memory of one.
fn limits(jobs: &[&Job<'_>]) -> Limits {
    let mut limits = jobs[0].limits;
    for job in jobs {
        limits.compile = limits.compile.max(job.limits.compile);
        limits.compile_memory = limits.compile_memory.max(job.limits.compile_memory);
    }
    limits.compile += limits.compile * (jobs.len() as u32 / 8);
    limits.compile_memory *= 2;
    limits
}
