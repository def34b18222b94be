//! Whose fault it is when an answer does not compile or does not start. Before an answer is called wrong, something has
//! to name a place in it; all else is the machine's: no memory, no disk, no linker, a kit that is damaged.

use std::path::Path;

use super::Message;
use super::kit::EXTERNS;

/// Whose fault a failure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Blame {
    Answer,
    /// The kit, or the standard library, cannot be read.
    Kit,
    /// Everything else, in the words of the program that failed.
    Machine(String),
}

/// Lines of another program's words that are shown.
const MAX_LINES: usize = 12;

/// Whose fault it is that the compiler gave these messages and no program.
pub(super) fn of_compiler(messages: &[Message]) -> Blame {
    let errors = || {
        let messages = messages.iter();
        messages.filter(|message| message.level != "warning")
    };
    if errors().any(is_about_our_crates) {
        return Blame::Kit;
    }
    if errors().any(names_a_place) {
        return Blame::Answer;
    }
    let words: Vec<&str> = errors().map(|message| message.text.as_str()).collect();
    Blame::Machine(excerpt(&words.join("\n")))
}

/// The first lines, or what to say where there are none.
pub(super) fn excerpt(words: &str) -> String {
    let lines = words.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<&str> = lines.take(MAX_LINES).collect();
    match lines.is_empty() {
        true => "it ended without a word".to_owned(),
        false => lines.join("\n"),
    }
}

/// A place in the tree that was laid for the compiler: relative, as libraries' places never are.
fn names_a_place(message: &Message) -> bool {
    let file = message.file.as_deref();
    file.is_some_and(|file| Path::new(file).is_relative() && !file.starts_with('<'))
}

/// A crate that is missing or cannot be read, and is none that the answer made up.
fn is_about_our_crates(message: &Message) -> bool {
    const CODES: [&str; 5] = ["E0460", "E0463", "E0514", "E0519", "E0786"];
    let standard = ["katas_kit", "std", "core", "alloc"];
    let mut ours = standard.iter().chain(&EXTERNS);
    let code = message.code.as_deref();
    code.is_some_and(|code| CODES.contains(&code))
        && ours.any(|name| message.text.contains(&format!("`{name}`")))
}

#[cfg(test)]
mod tests {
    use super::{Blame, of_compiler};
    use crate::runner::Message;

    fn error(code: Option<&str>, text: &str, file: Option<&str>) -> Message {
        Message {
            level: "error".to_owned(),
            code: code.map(str::to_owned),
            text: text.to_owned(),
            file: file.map(str::to_owned),
            ..Message::default()
        }
    }

    #[test]
    fn only_what_names_a_place_in_the_tree_is_the_answers_fault() {
        let answer = Some("exercises/01_basics/basics2.rs");
        let machine = |words: &str| Blame::Machine(words.to_owned());
        let linker = "linking with `cc` failed: exit status: 1";
        for (message, wanted) in [
            (
                error(Some("E0308"), "mismatched types", answer),
                Blame::Answer,
            ),
            (
                error(Some("E0425"), "no function", Some("checks/a/b.rs")),
                Blame::Answer,
            ),
            // A crate of its own that is not there, and words of the machine in its own mouth.
            (
                error(Some("E0463"), "can't find crate for `serde`", answer),
                Blame::Answer,
            ),
            (
                error(None, "No space left on device", answer),
                Blame::Answer,
            ),
            (error(None, linker, None), machine(linker)),
            (
                error(
                    None,
                    "reached the recursion limit",
                    Some("/rustc/1/library/core/a.rs"),
                ),
                machine("reached the recursion limit"),
            ),
            (
                error(Some("E0463"), "can't find crate for `tokio`", answer),
                Blame::Kit,
            ),
            (
                error(
                    Some("E0786"),
                    "found invalid metadata files for crate `katas_kit`",
                    answer,
                ),
                Blame::Kit,
            ),
        ] {
            assert_eq!(
                of_compiler(std::slice::from_ref(&message)),
                wanted,
                "{message:?}"
            );
        }
    }

    #[test]
    fn a_compiler_that_says_nothing_has_not_looked_at_the_answer() {
        let warning = Message {
            level: "warning".to_owned(),
            ..error(None, "unused", Some("exercises/a.rs"))
        };
        for messages in [&[][..], &[warning]] {
            let wanted = Blame::Machine("it ended without a word".to_owned());
            assert_eq!(of_compiler(messages), wanted);
        }
    }
}
