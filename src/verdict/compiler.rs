//! rustc's messages, each with what it means to somebody who knows Python.

use std::path::Path;

use super::judgement::{CompilerLevel, CompilerMessage, Location};
use super::words::{Place, Words};
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
    let in_answer = is_about(message, is_answer).then_some(Location {
        line: message.line,
        column: Some(message.column),
    });
    let (note, location) = match check_of(message, is_answer) {
        Some(check) => in_check(message, check, is_answer, words),
        None => (words.rustc(message, Place::Elsewhere), in_answer),
    };
    CompilerMessage {
        code: message.code.clone(),
        level,
        message: message.text.clone(),
        label: message
            .spans
            .first()
            .map_or_else(String::new, |span| span.label.clone()),
        rendered: message.rendered.clone(),
        location,
        note,
    }
}

/// The check's name, if the message is about a place in the check: every other relative path is the answer's.
fn check_of<'a>(message: &'a Message, is_answer: IsAnswer<'_>) -> Option<&'a str> {
    let file = message.file.as_deref()?;
    let is_ours = Path::new(file).starts_with("checks") && !is_answer(file);
    is_ours.then(|| Path::new(file).file_stem()?.to_str())?
}

/// The check is right: something that it uses in the answer is missing, or is not as it was shipped.
fn in_check(
    message: &Message,
    exercise: &str,
    is_answer: IsAnswer<'_>,
    words: &Words,
) -> (Option<String>, Option<Location>) {
    if let Some(note) = lost(message, exercise, words) {
        return (Some(note), None);
    }
    if let Some(note) = words.rustc(message, Place::Check) {
        return (Some(note), None);
    }
    let defined = message
        .spans
        .iter()
        .find(|span| is_answer(&span.file) && span.source.contains("fn "));
    let name = defined
        .and_then(|span| word_behind(&span.source, "fn "))
        .or_else(|| {
            let mut sources = message.spans.iter().map(|span| &span.source);
            sources.find_map(|source| word_behind(source, "exercise::"))
        })
        .or_else(|| word_behind(&message.text, "no method named `"));
    let location = defined.map(|span| Location {
        line: span.line,
        column: None,
    });
    (Some(words.changed(name)), location)
}

/// The name that stands behind this mark.
fn word_behind<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(mark)?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    Some(&rest[..end.unwrap_or(rest.len())]).filter(|name| !name.is_empty())
}

/// The check names something that the answer does not have: the learner's own misspelled names are errors in the answer.
fn lost(message: &Message, exercise: &str, words: &Words) -> Option<String> {
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
    use super::{check_of, lost};
    use crate::runner::Message;
    use crate::verdict::words::english;

    #[test]
    fn what_the_check_does_not_find_in_the_answer_is_lost() {
        let told = |code: &str, text: &str, file: &str| {
            let message = Message {
                code: Some(code.to_owned()),
                text: text.to_owned(),
                file: Some(file.to_owned()),
                ..Message::default()
            };
            let is_answer = |file: &str| file.starts_with("exercises/");
            check_of(&message, &is_answer).and_then(|check| lost(&message, check, english()))
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
