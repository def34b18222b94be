//! One call of clippy about an answer that compiled: a few lints about async, as facts that judge nothing.

use super::compile::{self, Message};
use super::limits::Limits;
use super::shadow::Shadow;
use super::{Runner, RunnerError};

/// Mistakes that compile and may even pass; whatever else clippy has to say is about style.
pub(crate) const LINTS: [&str; 6] = [
    "clippy::async_yields_async",
    "clippy::await_holding_lock",
    "clippy::await_holding_refcell_ref",
    "clippy::large_futures",
    "clippy::let_underscore_future",
    "clippy::redundant_async_block",
];

/// What clippy says about the tree's one crate; nothing where the toolchain has no clippy.
pub(super) async fn advice(
    runner: &Runner,
    shadow: &Shadow,
    name: &str,
    limits: &Limits,
) -> Result<Vec<Message>, RunnerError> {
    let toolchain = runner.kit.toolchain();
    let Some(clippy) = toolchain.clippy() else {
        return Ok(Vec::new());
    };
    let mut command = compile::compiler(runner, shadow, &clippy);
    // As cargo calls it: first the compiler that it stands for.
    command.arg(toolchain.rustc());
    compile::describe(&mut command, runner, shadow, name);
    // Types are checked and nothing is generated.
    command
        .arg("--emit=metadata")
        .args(["-A", "clippy::all"])
        .args(LINTS.iter().flat_map(|lint| ["-W", lint]));
    let compiled = compile::follow(command, &clippy, limits).await?;
    // It repeats rustc's warnings, which are told with the verdict.
    let is_lint = |message: &Message| {
        let code = message.code.as_deref();
        code.is_some_and(|code| LINTS.contains(&code))
    };
    Ok(compiled.messages.into_iter().filter(is_lint).collect())
}
