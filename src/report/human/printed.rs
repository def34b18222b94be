//! What the learner's program printed: its head and tail, each line with its virtual time.

use crate::terminal::text::{truncate, width};
use crate::terminal::theme::{Paint, Style};
use crate::verdict::judgement::{Axis, PrintedLine, Stream};

const HEAD: usize = 12;
const TAIL: usize = 6;

pub(super) fn lines(
    printed: &[PrintedLine],
    axis: Axis,
    columns: usize,
    style: Style,
) -> Vec<String> {
    let all: Vec<Row> = printed.iter().flat_map(|line| rows(line, axis)).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let times = all.iter().map(|row| width(&row.time)).max().unwrap_or(0);
    let mut lines = vec![style.paint(Paint::Strong, "  your program printed")];
    let paint = |row: &Row| line(row, times, columns, style);
    if all.len() <= HEAD + TAIL + 1 {
        lines.extend(all.iter().map(paint));
        return lines;
    }
    lines.extend(all[..HEAD].iter().map(paint));
    let missing = all.len() - HEAD - TAIL;
    lines.push(style.paint(
        Paint::Quiet,
        &format!("  {} {missing} lines left out", style.glyph("…", "...")),
    ));
    lines.extend(all[all.len() - TAIL..].iter().map(paint));
    lines
}

struct Row {
    time: String,
    text: String,
    stream: Stream,
}

/// A text with newlines is several rows; only the first bears the time.
fn rows(line: &PrintedLine, axis: Axis) -> Vec<Row> {
    let time = match (line.at, axis) {
        (Some(at), Axis::VirtualMs) => format!("{}.{:03} s", at / 1000, at % 1000),
        (Some(_), Axis::Steps) | (None, _) => String::new(),
    };
    let mut rows: Vec<Row> = line
        .text
        .lines()
        .map(|text| Row {
            time: String::new(),
            text: text.to_owned(),
            stream: line.stream,
        })
        .collect();
    if rows.is_empty() {
        rows.push(Row {
            time: String::new(),
            text: String::new(),
            stream: line.stream,
        });
    }
    rows[0].time = time;
    rows
}

fn line(row: &Row, times: usize, columns: usize, style: Style) -> String {
    let gutter = if times == 0 {
        String::new()
    } else {
        format!("{:>times$}  ", row.time)
    };
    let (mark, paint) = match row.stream {
        Stream::Out => (style.glyph("│ ", "| "), None),
        Stream::Err => (style.glyph("│ stderr: ", "| stderr: "), None),
        Stream::Gap => (style.glyph("… ", "... "), Some(Paint::Quiet)),
    };
    let room = columns.saturating_sub(2 + width(&gutter) + width(mark));
    let text = truncate(&row.text, room, style.glyph("…", "~"));
    let text = paint.map_or(text.clone(), |paint| style.paint(paint, &text));
    let lead = style.paint(Paint::Quiet, &format!("  {gutter}{mark}"));
    format!("{lead}{text}").trim_end().to_owned()
}
