//! The first answer that a new kit judges. Where it does not pass, nothing would, and the cause is no learner's.

use std::time::Duration;

use super::{Kit, KitError};
use crate::runner::{
    Company, Compile, End, Execution, Extent, Job, Limits, Message, Outcome, Runner, RunnerError,
    SandboxPolicy,
};

const CHECK: &str = r#"
#[path = "../../exercises/katas/trial.rs"]
mod exercise;

pub fn main() {
    katas_kit::check(|_, wanted: u32| exercise::answer(wanted))
        .set(3)
        .require("it_answers", |run| run.same(run.returned(), run.data()))
        .judge();
}
"#;

/// Names every crate that exercises may name.
const ANSWER: &[u8] = br#"
use futures::future::join_all;
use tokio_stream::StreamExt as _;
use tokio_util::sync::CancellationToken;

pub async fn answer(count: u32) -> u32 {
    let token = CancellationToken::new();
    token.cancel();
    token.cancelled().await;
    let ones = join_all((0..count).map(|_| async { 1 })).await;
    tokio_stream::iter(ones).fold(0, |sum, one| sum + one).await
}
"#;

/// Generous: on a slow machine everything takes long.
const LIMITS: Limits = Limits {
    compile: Duration::from_secs(120),
    compile_memory: 4 << 30,
    run: Duration::from_secs(60),
    memory: 1 << 30,
    output: 1 << 20,
    threads: 1000,
};

/// Judges it, in the way of any other answer.
pub(super) async fn judge(kit: Kit, sandbox: SandboxPolicy) -> Result<Kit, KitError> {
    let in_words = |error| format!("{:#}", anyhow::Error::new(error));
    let runner = match Runner::new(kit, sandbox).await {
        Ok(runner) => runner,
        Err(error) => {
            let output = in_words(error);
            return Err(KitError::Trial { output });
        }
    };
    let job = job();
    let output = match runner.run(&job).await {
        Ok(outcome) => match what_went_wrong(&outcome) {
            Some(output) => output,
            None => {
                let kit = std::sync::Arc::into_inner(runner.kit);
                return Ok(kit.expect("nobody else has this runner"));
            }
        },
        Err(RunnerError::Missing { what, words }) => {
            let output = format!("error: {words}");
            return Err(KitError::Missing { what, output });
        }
        Err(error) => in_words(error),
    };
    Err(KitError::Trial { output })
}

/// An answer that every kit judges rightly.
pub(in crate::runner) fn job() -> Job<'static> {
    Job {
        topic: "katas",
        name: "trial",
        answer: ANSWER,
        check: CHECK,
        limits: LIMITS,
        extent: Extent::Whole,
        company: Company::Alone,
    }
}

/// `None` where it passed.
fn what_went_wrong(outcome: &Outcome) -> Option<String> {
    match (outcome.compile, &outcome.execution) {
        (Compile::Succeeded, Some(execution)) if passed(execution) => None,
        (Compile::Succeeded, Some(execution)) => Some(format!(
            "it compiled, and then: {:?}\n{}",
            execution.end,
            String::from_utf8_lossy(&execution.stderr.head)
        )),
        (compile @ (Compile::TimedOut | Compile::OverMemory), _) => Some(format!("{compile:?}")),
        (Compile::Failed | Compile::Succeeded, _) => {
            let messages = outcome.messages.iter();
            let plain =
                |message: &Message| console::strip_ansi_codes(&message.rendered).into_owned();
            Some(messages.map(plain).collect())
        }
    }
}

fn passed(execution: &Execution) -> bool {
    execution.end == End::Exited(0) && execution.record.done.is_some()
}
