//! rustc's messages, each with what it means to somebody who knows Python.

use super::judgement::{CompilerLevel, CompilerMessage, Location};
use super::words::Words;
use crate::runner::{Compile, Message, Outcome};

/// The messages to show: every error if it did not compile, otherwise the warnings about the answer.
pub(super) fn messages(
    outcome: &Outcome,
    is_answer: &dyn Fn(&str) -> bool,
    words: &Words,
) -> Vec<CompilerMessage> {
    let failed = match outcome.compile {
        Compile::Failed | Compile::TimedOut => true,
        Compile::Succeeded => false,
    };
    let about_answer = |message: &&Message| message.file.as_deref().is_some_and(is_answer);
    outcome
        .messages
        .iter()
        .filter(|message| match failed {
            true => message.level != "warning",
            false => about_answer(message),
        })
        .map(|message| CompilerMessage {
            code: message.code.clone(),
            level: if message.level == "warning" {
                CompilerLevel::Warning
            } else {
                CompilerLevel::Error
            },
            message: message.text.clone(),
            rendered: message.rendered.clone(),
            location: about_answer(&message).then_some(Location {
                line: message.line,
                column: Some(message.column),
            }),
            note: words
                .rustc(message.code.as_deref(), &message.text)
                .map(str::to_owned),
        })
        .collect()
}

/// rustc saw a future of the answer thrown away. The types are many (`Sleep`, `Timeout`, an async block, …);
/// what rustc says about them is one sentence.
pub(super) fn warned_unused(outcome: &Outcome, is_answer: &dyn Fn(&str) -> bool) -> bool {
    outcome.messages.iter().any(|message| {
        message.code.as_deref() == Some("unused_must_use")
            && message.file.as_deref().is_some_and(is_answer)
            && message.rendered.contains("futures do nothing")
    })
}
