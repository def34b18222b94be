//! rustc's messages, each with what it means to somebody who knows Python.

use std::path::Path;

use super::judgement::{CompilerLevel, CompilerMessage, Location};
use super::words::Words;
use crate::runner::{Compile, Message, Outcome};

/// What every check calls the answer's module.
const ANSWER: &str = "exercise";

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
        note: lost(message, is_answer, words).or_else(|| {
            let text = format!("{}\n{}", message.text, message.label);
            words
                .rustc(message.code.as_deref(), &text)
                .map(str::to_owned)
        }),
    }
}

/// The check names something that the answer does not have: the learner's own misspelled names are errors in the answer.
fn lost(message: &Message, is_answer: IsAnswer<'_>, words: &Words) -> Option<String> {
    let check = message.file.as_deref().filter(|file| !is_answer(file))?;
    let exercise = Path::new(check).file_stem()?.to_str()?;
    let mut quoted = message.text.split('`').skip(1).step_by(2);
    let name = match (quoted.next()?, quoted.next()) {
        (name, Some(ANSWER)) => name,
        (path, _) => path.strip_prefix(ANSWER)?.strip_prefix("::")?,
    };
    let could_not_be_found = ["E0405", "E0412", "E0422", "E0425", "E0432", "E0433"];
    could_not_be_found
        .contains(&message.code.as_deref()?)
        .then(|| words.lost(name, exercise))
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

#[cfg(test)]
mod tests {
    use super::lost;
    use crate::runner::Message;
    use crate::verdict::words::english;

    #[test]
    fn what_the_check_does_not_find_in_the_answer_is_lost() {
        let told = |code: &str, text: &str, file: &str| {
            let message = Message {
                level: "error".to_owned(),
                code: Some(code.to_owned()),
                text: text.to_owned(),
                label: String::new(),
                rendered: String::new(),
                file: Some(file.to_owned()),
                line: 1,
                column: 1,
            };
            let is_answer = |file: &str| file.starts_with("exercises/");
            lost(&message, &is_answer, english())
        };
        let check = "checks/06_tasks/tasks1.rs";
        for (code, text) in [
            ("E0425", "cannot find function `Doors` in module `exercise`"),
            ("E0433", "cannot find `Doors` in `exercise`"),
            (
                "E0433",
                "failed to resolve: could not find `Doors` in `exercise`",
            ),
            ("E0432", "unresolved import `exercise::Doors`"),
        ] {
            let note = told(code, text, check).expect(text);
            assert!(
                note.contains("has no `Doors` any more: `katas reset tasks1`"),
                "{note}"
            );
            assert_eq!(told(code, text, "exercises/06_tasks/tasks1.rs"), None);
        }
        for (code, text) in [
            ("E0425", "cannot find function `open` in this scope"),
            ("E0425", "cannot find function `open` in module `exercises`"),
            ("E0603", "function `exercise::open` is private"),
        ] {
            assert_eq!(told(code, text, check), None, "{text}");
        }
    }
}
