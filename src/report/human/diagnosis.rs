//! The named mistake, and what an exercise taught.

use crate::terminal::text::wrap;
use crate::terminal::theme::{Paint, Style};
use crate::verdict::judgement::Diagnosis;

use super::{INDENT, indented};

pub(super) fn lines(diagnosis: &Diagnosis, columns: usize, style: Style) -> Vec<String> {
    let room = columns.saturating_sub(INDENT);
    let title = format!("{}: {}", diagnosis.code, diagnosis.title);
    let mut lines: Vec<String> = wrap(&title, room)
        .iter()
        .map(|line| style.paint(Paint::Strong, line))
        .collect();
    lines.extend(prose(&diagnosis.text, room, style));
    indented(lines)
}

pub(super) fn lesson(lesson: &str, columns: usize, style: Style) -> Vec<String> {
    indented(prose(lesson, columns.saturating_sub(INDENT), style))
}

/// Wrapped sentences, code in them painted as code.
pub(crate) fn prose(text: &str, columns: usize, style: Style) -> Vec<String> {
    wrap(text, columns)
        .iter()
        .map(|line| code(line, style))
        .collect()
}

/// Paints what stands between backticks; a line that breaks such a pair stays plain.
fn code(line: &str, style: Style) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return line.to_owned();
    }
    let painted = parts.iter().enumerate().map(|(index, part)| {
        if index % 2 == 1 {
            style.paint(Paint::Accent, &format!("`{part}`"))
        } else {
            (*part).to_owned()
        }
    });
    painted.collect()
}
