//! One answer, compiled once and run again and again, to see whether it is judged the same every time.

use std::time::Instant;

use futures::StreamExt as _;
use futures::stream;

use super::compile;
use super::shadow::Shadow;
use super::{Compile, Job, Outcome, Runner, RunnerError};

impl Runner {
    /// Runs the answer `times` times, `at_once` of them side by side, and tells of each outcome as it comes. An answer
    /// that does not compile has one.
    ///
    /// # Cancellation
    /// Dropping the future kills the compiler or the answers, with everything in their process groups.
    pub async fn run_repeatedly(
        &self,
        job: &Job<'_>,
        times: usize,
        at_once: usize,
        mut on_outcome: impl FnMut(Outcome),
    ) -> Result<(), RunnerError> {
        let shadow = Shadow::alone(&self.kit.scratch(), job)?;
        let began = Instant::now();
        let compiled = compile::compile(self, &shadow, job.name, &job.limits).await?;
        let compile_ms = began.elapsed().as_millis() as u64;
        let messages = shadow.messages(&compiled);
        if compiled.outcome != Compile::Succeeded {
            on_outcome(Outcome::of_compiling(
                compiled.outcome,
                messages,
                job,
                compile_ms,
            ));
            return Ok(());
        }
        let program = self.take(&shadow)?;
        let mut runs = stream::iter(0..times)
            .map(async |turn| {
                let seat = shadow.another_seat(turn)?;
                let outcome =
                    self.execute(&program, &shadow, &seat, job, messages.clone(), compile_ms);
                let outcome = outcome.await;
                shadow.clear(&seat);
                outcome
            })
            .buffer_unordered(at_once.max(1));
        while let Some(outcome) = runs.next().await {
            on_outcome(outcome?);
        }
        Ok(())
    }
}
