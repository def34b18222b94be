//! The list of exercises: what has passed, where we are, which one the cursor is on.

use crate::terminal::text::{pad, width};
use crate::terminal::theme::{Paint, Style};

use super::view::{Done, Row};

/// The lines, and which of them the cursor is on.
pub(super) fn lines(
    rows: &[Row],
    cursor: usize,
    current: &str,
    style: Style,
) -> (Vec<String>, usize) {
    let names = rows.iter().map(|row| width(&row.name)).max().unwrap_or(0);
    let (mut lines, mut focus, mut topic) = (Vec::new(), 0, "");
    for (index, row) in rows.iter().enumerate() {
        if row.topic != topic {
            topic = &row.topic;
            if !lines.is_empty() {
                lines.push(String::new());
            }
            let own = rows.iter().filter(|row| row.topic == topic);
            let (of, passed) = own.fold((0, 0), |(of, passed), row| match row.done {
                Done::Passed => (of + 1, passed + 1),
                Done::Open => (of + 1, passed),
            });
            let heading = style.paint(Paint::Strong, &format!("{topic}  {}", row.chapter));
            let count = style.paint(Paint::Quiet, &format!("{passed} of {of}"));
            lines.push(format!("{heading}  {count}"));
        }
        let (sign, paint) = match row.done {
            Done::Passed => (style.glyph("✓", "+"), Paint::Good),
            Done::Open => (style.glyph("·", "-"), Paint::Quiet),
        };
        let here = if row.name == current {
            style.glyph("  ◂ you are here", "  < you are here")
        } else {
            ""
        };
        let lead = if index == cursor {
            style.glyph("▸", ">")
        } else {
            " "
        };
        let text = format!("{}  {}{here}", pad(&row.name, names), row.title);
        let text = if index == cursor {
            style.paint(Paint::Strong, &text)
        } else {
            text
        };
        if index == cursor {
            focus = lines.len();
        }
        lines.push(format!("{lead} {} {text}", style.paint(paint, sign)));
    }
    if rows.is_empty() {
        lines.push("No exercise here.".to_owned());
    }
    (lines, focus)
}
