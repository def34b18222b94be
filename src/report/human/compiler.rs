//! rustc's own words, whole and first; what its codes mean to somebody from Python comes after each.

use crate::terminal::text::wrap;
use crate::terminal::theme::{Paint, Style};
use crate::verdict::judgement::{CompilerLevel, CompilerMessage};

use super::diagnosis::prose;
use super::{INDENT, MOST_COLUMNS, indented};

/// Nobody reads further before repairing something.
const MOST_SHOWN: usize = 10;

pub(super) fn errors(messages: &[CompilerMessage], columns: usize, style: Style) -> Vec<String> {
    blocks(messages, CompilerLevel::Error, columns, style)
}

/// Advice: only where there was no error, as rustc warns of much that an error causes.
pub(super) fn warnings(messages: &[CompilerMessage], columns: usize, style: Style) -> Vec<String> {
    if messages
        .iter()
        .any(|message| message.level == CompilerLevel::Error)
    {
        return Vec::new();
    }
    blocks(messages, CompilerLevel::Warning, columns, style)
}

/// Clippy's, in a line each; what is behind a lint, and its name, are told once.
pub(super) fn advice(messages: &[CompilerMessage], columns: usize, style: Style) -> Vec<String> {
    if messages.is_empty() {
        return Vec::new();
    }
    let room = columns.saturating_sub(INDENT);
    let mut lines = vec![style.paint(Paint::Strong, "advice (changes no verdict)")];
    let mut explained: Vec<Option<&str>> = Vec::new();
    for message in messages {
        let place = message.location.map_or(String::new(), |location| {
            format!("line {}: ", location.line)
        });
        let told = wrap(&format!("{place}{}", message.message), room);
        lines.extend(told.iter().map(|line| style.paint(Paint::Caution, line)));
        let code = message.code.as_deref();
        if explained.contains(&code) {
            continue;
        }
        explained.push(code);
        let name = code.map(|code| format!("({code})"));
        let words: Vec<&str> = message
            .note
            .iter()
            .chain(&name)
            .map(String::as_str)
            .collect();
        lines.extend(prose(&words.join(" "), room, style));
    }
    indented(lines)
}

fn blocks(
    messages: &[CompilerMessage],
    level: CompilerLevel,
    columns: usize,
    style: Style,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut explained: Vec<&str> = Vec::new();
    let of_level: Vec<&CompilerMessage> = messages
        .iter()
        .filter(|message| message.level == level)
        .collect();
    let kinds = alike(&of_level);
    for (message, others) in kinds.iter().take(MOST_SHOWN) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let text = message.rendered.trim_end();
        lines.extend(text.lines().map(|line| line.trim_end().to_owned()));
        if !others.is_empty() {
            let more = format!("… and {}.", more_like_it(others));
            let more = more.replace('…', style.glyph("…", "..."));
            lines.push(style.paint(Paint::Quiet, &more));
        }
        let Some(note) = message
            .note
            .as_deref()
            .filter(|note| !explained.contains(note))
        else {
            continue;
        };
        explained.push(note);
        let title = message
            .code
            .as_ref()
            .map_or("In other words:".to_owned(), |code| {
                format!("{code}, in other words:")
            });
        let mut words = vec![style.paint(Paint::Strong, &title)];
        words.extend(prose(
            note,
            columns.min(MOST_COLUMNS).saturating_sub(INDENT),
            style,
        ));
        lines.push(String::new());
        lines.extend(indented(words));
    }
    match kinds.len().saturating_sub(MOST_SHOWN) {
        0 => {}
        left => {
            let more = format!("… and {left} more. Later ones often go away with the first.");
            let more = more.replace('…', style.glyph("…", "..."));
            lines.extend([String::new(), style.paint(Paint::Quiet, &more)]);
        }
    }
    lines
}

/// Each message with those that say the same about another place: a macro repeats one error for each use of it.
fn alike<'a>(
    messages: &[&'a CompilerMessage],
) -> Vec<(&'a CompilerMessage, Vec<&'a CompilerMessage>)> {
    let mut kinds: Vec<(&CompilerMessage, Vec<&CompilerMessage>)> = Vec::new();
    for message in messages {
        let same = |(first, _): &&mut (&CompilerMessage, Vec<&CompilerMessage>)| {
            first.code == message.code
                && first.message == message.message
                && first.label == message.label
        };
        match kinds.iter_mut().find(same) {
            Some((_, others)) => others.push(message),
            None => kinds.push((message, Vec::new())),
        }
    }
    kinds
}

/// How many there are, and in which lines.
fn more_like_it(others: &[&CompilerMessage]) -> String {
    let mut lines: Vec<u32> = others
        .iter()
        .filter_map(|message| message.location)
        .map(|location| location.line)
        .collect();
    lines.sort_unstable();
    lines.dedup();
    let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
    let count = others.len();
    match lines.as_slice() {
        [] => format!("{count} more like it"),
        [line] => format!("{count} more like it (line {line})"),
        _ => format!("{count} more like it (lines {})", lines.join(", ")),
    }
}
