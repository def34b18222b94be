//! rustc's messages, each with what it means to somebody who knows Python.

use super::judgement::{CompilerLevel, CompilerMessage, Location};
use super::words::Words;
use crate::runner::{Compile, Message, Outcome};

/// A test whether this path is the answer's.
type IsAnswer<'a> = &'a dyn Fn(&str) -> bool;

/// The messages to show: every error if it did not compile, otherwise the warnings about the answer.
pub(super) fn messages(
    outcome: &Outcome,
    is_answer: IsAnswer<'_>,
    words: &Words,
) -> Vec<CompilerMessage> {
    let failed = match outcome.compile {
        Compile::Failed | Compile::TimedOut | Compile::OverMemory => true,
        Compile::Succeeded => false,
    };
    outcome
        .messages
        .iter()
        .filter(|message| match failed {
            true => message.level != "warning",
            false => is_about(message, is_answer),
        })
        .map(|message| {
            let level = match message.level.as_str() {
                "warning" => CompilerLevel::Warning,
                _ => CompilerLevel::Error,
            };
            explained(message, level, is_answer, words)
        })
        .collect()
}

/// What clippy says about the answer, from its first line to its last: warnings, whatever the answer itself makes
/// of them.
pub(super) fn advice(
    messages: &[Message],
    is_answer: IsAnswer<'_>,
    words: &Words,
) -> Vec<CompilerMessage> {
    let mut found: Vec<&Message> = messages
        .iter()
        .filter(|message| is_about(message, is_answer))
        .collect();
    // Clippy's own order is that of its passes.
    found.sort_by_key(|message| (message.line, message.column));
    found
        .into_iter()
        .map(|message| explained(message, CompilerLevel::Warning, is_answer, words))
        .collect()
}

fn is_about(message: &Message, is_answer: IsAnswer<'_>) -> bool {
    message.file.as_deref().is_some_and(is_answer)
}

fn explained(
    message: &Message,
    level: CompilerLevel,
    is_answer: IsAnswer<'_>,
    words: &Words,
) -> CompilerMessage {
    CompilerMessage {
        code: message.code.clone(),
        level,
        message: message.text.clone(),
        rendered: message.rendered.clone(),
        location: is_about(message, is_answer).then_some(Location {
            line: message.line,
            column: Some(message.column),
        }),
        note: words
            .rustc(
                message.code.as_deref(),
                &format!("{}\n{}", message.text, message.label),
            )
            .map(str::to_owned),
    }
}

/// rustc saw a future of the answer thrown away. The types are many (`Sleep`, `Timeout`, an async block, …);
/// what rustc says about them is one sentence.
pub(super) fn warned_unused(outcome: &Outcome, is_answer: IsAnswer<'_>) -> bool {
    outcome.messages.iter().any(|message| {
        message.code.as_deref() == Some("unused_must_use")
            && is_about(message, is_answer)
            && message.rendered.contains("futures do nothing")
    })
}
