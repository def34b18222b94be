//! What rustc's errors and clippy's lints mean to somebody who knows Python: a table, read from top to bottom.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::runner::Message;

/// Longer texts are types that contain types; what a pattern looks for stands further in front.
const MOST_LOOKED_AT: usize = 2000;

/// The first row that fits a message explains it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rows {
    /// What `{name}` in a pattern stands for: one of these, mostly the beginnings of types of one kind.
    kinds: BTreeMap<String, Vec<String>>,
    /// asyncio's names, and what to write instead.
    asyncio: BTreeMap<String, String>,
    rows: Vec<Row>,
}

/// Every field that is given has to fit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// One of these; any, where there are none.
    #[serde(default)]
    codes: Vec<String>,
    message: Option<String>,
    /// Each is written under one of the places shown.
    #[serde(default)]
    labels: Vec<String>,
    /// One of the notes below the message; it may be told again, as `{note}`.
    note: Option<String>,
    /// One of the lines shown.
    source: Option<String>,
    /// It means the same if the place is in the check, where an answer is used.
    #[serde(default)]
    in_check: bool,
    text: String,
}

/// In which file an error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Check,
    Elsewhere,
}

impl Rows {
    pub(super) fn explain(&self, message: &Message, place: Place) -> Option<String> {
        let text = plain(&message.text);
        if let Some(counterpart) = self.counterpart(&text) {
            return Some(counterpart.to_owned());
        }
        let labels: Vec<String> = message
            .spans
            .iter()
            .map(|span| plain(&span.label))
            .collect();
        let notes: Vec<String> = message.notes.iter().map(|note| plain(note)).collect();
        let code = message.code.as_deref();
        let fits = |row: &&Row| {
            let holds = |pattern: &str, text: &str| self.holds(pattern, text);
            (place == Place::Elsewhere || row.in_check)
                && (row.codes.is_empty()
                    || code.is_some_and(|code| row.codes.iter().any(|wanted| wanted == code)))
                && row.message.iter().all(|pattern| holds(pattern, &text))
                && row
                    .labels
                    .iter()
                    .all(|pattern| labels.iter().any(|label| holds(pattern, label)))
                && row
                    .note
                    .iter()
                    .all(|pattern| notes.iter().any(|note| holds(pattern, note)))
                && row.source.iter().all(|pattern| {
                    let mut lines = message.spans.iter().map(|span| &span.source);
                    lines.any(|line| holds(pattern, line))
                })
        };
        let row = self.rows.iter().find(fits)?;
        let told_again = row.note.as_deref().and_then(|pattern| {
            let mut notes = message.notes.iter().zip(&notes);
            notes.find_map(|(note, plain)| self.holds(pattern, plain).then_some(note))
        });
        Some(
            row.text
                .replace("{note}", told_again.map_or("", String::as_str)),
        )
    }

    /// A name that exists in asyncio, and not here.
    fn counterpart(&self, text: &str) -> Option<&str> {
        let is_about_a_name = ["cannot find ", "unresolved import "];
        if !is_about_a_name.iter().any(|words| text.starts_with(words)) {
            return None;
        }
        let name = text.split('`').nth(1)?;
        self.asyncio.get(name).map(String::as_str)
    }

    /// Whether this pattern is somewhere in the text. `*` is anything, `{kind}` one of the texts of that kind.
    fn holds(&self, pattern: &str, text: &str) -> bool {
        text.char_indices()
            .take(MOST_LOOKED_AT)
            .any(|(start, _)| self.begins(pattern, &text[start..]))
    }

    fn begins(&self, pattern: &str, text: &str) -> bool {
        if let Some(rest) = pattern.strip_prefix('*') {
            return rest.is_empty() || self.holds(rest, text);
        }
        let kind = pattern
            .strip_prefix('{')
            .and_then(|pattern| pattern.split_once('}'))
            .and_then(|(name, rest)| Some((self.kinds.get(name)?, rest)));
        if let Some((beginnings, rest)) = kind {
            return beginnings.iter().any(|beginning| {
                text.strip_prefix(beginning.as_str())
                    .is_some_and(|text| self.begins(rest, text))
            });
        }
        // Other braces are rustc's own: `{async block@…}`.
        let mut behind = pattern.char_indices().skip(1);
        let literal = behind
            .find(|(_, character)| matches!(character, '*' | '{'))
            .map_or(pattern.len(), |(end, _)| end);
        match text.strip_prefix(&pattern[..literal]) {
            Some(_) if literal == pattern.len() => true,
            Some(text) => self.begins(&pattern[literal..], text),
            None => false,
        }
    }
}

/// Without the paths in front of names, which rustc shortens or not: `tokio::task::JoinHandle` is `JoinHandle`.
fn plain(text: &str) -> String {
    let mut parts = text.split("::").peekable();
    let mut plain = String::with_capacity(text.len());
    while let Some(part) = parts.next() {
        let part = match parts.peek() {
            Some(_) => part.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_'),
            None => part,
        };
        plain.push_str(part);
    }
    plain
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{Rows, plain};

    fn rows() -> Rows {
        toml::from_str(
            "rows = []\nasyncio = {}\n[kinds]\nfuture = [\"Call<\", \"impl Future\", \"{async block@\"]\n",
        )
        .expect("it is a table of rows")
    }

    #[test]
    fn a_pattern_stands_anywhere_and_its_kinds_are_beginnings_of_types() {
        for (pattern, text, fits) in [
            ("found `{future}", "expected `u8`, found `Call<u8>`", true),
            ("found `{future}", "expected `Call<u8>`, found `u8`", false),
            ("found `{future}", "found `{async block@a.rs:1:2}`", true),
            ("cannot *`{future}", "cannot add `Call<u8>` to `u8`", true),
            (
                "cannot *`{future}",
                "cannot add `u8` to `impl Future`",
                true,
            ),
            ("cannot *`{future}", "`Call<u8>` cannot be sent", false),
            ("found `Vec<*", "found `Vec<", true),
            ("`Vec<*Result<", "`Vec<Option<Result<u8>>>`", true),
            ("`{closure@* is", "`{closure@a.rs:1:2}` is", true),
            ("é*é", "aébéc", true),
        ] {
            assert_eq!(rows().holds(pattern, text), fits, "{pattern} in {text}");
        }
    }

    #[test]
    fn every_kind_that_a_pattern_names_is_there() {
        #[derive(Deserialize)]
        struct Words {
            rustc: Rows,
        }
        let Words { rustc } = toml::from_str(include_str!("en.toml")).expect("it has the rows");
        for row in &rustc.rows {
            let others = row.message.iter().chain(&row.note).chain(&row.source);
            for pattern in row.labels.iter().chain(others) {
                let named = pattern.split('{').skip(1);
                for name in named.filter_map(|rest| Some(rest.split_once('}')?.0)) {
                    assert!(rustc.kinds.contains_key(name), "`{{{name}}}` in {pattern}");
                }
            }
            assert!(
                row.note.is_some() || !row.text.contains("{note}"),
                "{}",
                row.text
            );
        }
    }

    #[test]
    fn names_are_compared_without_their_paths() {
        assert_eq!(
            plain("found `tokio::task::JoinHandle<std::string::String>`"),
            "found `JoinHandle<String>`"
        );
        assert_eq!(
            plain("unresolved import `tokio::gather`"),
            "unresolved import `gather`"
        );
        assert_eq!(plain("nothing to shorten"), "nothing to shorten");
    }
}
