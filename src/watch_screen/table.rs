//! A Markdown table for a terminal: columns as wide as there is room for, cells wrapped.

use crate::report::human::prose;
use crate::terminal::text::{pad, width};
use crate::terminal::theme::{Paint, Style};

/// Between two columns.
const GAP: &str = "  ";
/// A column is not made narrower than this; then the last lines are cut, as everywhere.
const NARROWEST: usize = 8;

/// The lines of a table, from its source's. The first row is the head; a row of dashes is left out.
pub(super) fn lines(source: &[&str], columns: usize, style: Style) -> Vec<String> {
    let rows: Vec<Vec<String>> = source
        .iter()
        .map(|line| cells(line))
        .filter(|row| !is_rule(row))
        .collect();
    let widths = widths(&rows, columns);
    let mut lines = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let is_wrapped = row_lines(row, &widths, style, &mut lines);
        if index == 0 {
            let rule: Vec<String> = widths
                .iter()
                .map(|width| style.glyph("─", "-").repeat(*width))
                .collect();
            lines.push(style.paint(Paint::Quiet, &rule.join(GAP)));
        } else if is_wrapped && index + 1 < rows.len() {
            // What goes over several lines is told from its neighbours by a blank one.
            lines.push(String::new());
        }
    }
    lines
}

/// Adds the lines of a row, and says whether there are several.
fn row_lines(row: &[String], widths: &[usize], style: Style, lines: &mut Vec<String>) -> bool {
    let wrapped: Vec<Vec<String>> = row
        .iter()
        .zip(widths)
        .map(|(cell, width)| prose(cell, *width, style))
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let parts: Vec<String> = wrapped
            .iter()
            .zip(widths)
            .map(|(cell, width)| pad(cell.get(line).map_or("", String::as_str), *width))
            .collect();
        lines.push(parts.join(GAP).trim_end().to_owned());
    }
    height > 1
}

/// As wide as the widest cell, and where that is too much, less for the widest columns.
fn widths(rows: &[Vec<String>], columns: usize) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..count).map(widest).collect();
    let room = columns.saturating_sub(GAP.len() * count.saturating_sub(1));
    let longest_word = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let words = cells.flat_map(|cell| cell.split_whitespace());
        words.map(width).max().unwrap_or(0)
    };
    // A name that is split cannot be read, let alone searched for: that comes last.
    let whole_words: Vec<usize> = (0..count).map(longest_word).collect();
    narrow(&mut widths, room, &whole_words);
    narrow(&mut widths, room, &vec![NARROWEST; count]);
    widths
}

/// Takes from the widest columns until they fit, and from none more than it can spare.
fn narrow(widths: &mut [usize], room: usize, least: &[usize]) {
    while widths.iter().sum::<usize>() > room {
        let spare = widths
            .iter_mut()
            .zip(least)
            .filter(|(width, least)| **width > **least);
        match spare.max_by_key(|(width, _)| **width) {
            Some((widest, _)) => *widest -= 1,
            None => return,
        }
    }
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    // `\|` is a stroke inside a cell.
    let inner = inner.replace("\\|", "\u{0}");
    let cells = inner.split('|');
    cells
        .map(|cell| cell.trim().replace('\u{0}', "|"))
        .collect()
}

fn is_rule(row: &[String]) -> bool {
    row.iter().all(|cell| {
        cell.contains('-') && cell.chars().all(|letter| matches!(letter, '-' | ':' | ' '))
    })
}

#[cfg(test)]
mod tests {
    use crate::terminal::text::width;
    use crate::terminal::theme::Style;

    const TABLE: [&str; 4] = [
        "| asyncio | tokio | what is different |",
        "|---|:-:|---|",
        "| `Lock` | `sync::Mutex` | owns what it protects |",
        "| `a \\| b` | – | nothing |",
    ];

    #[test]
    fn where_there_is_room_a_row_is_a_line() {
        let lines = super::lines(&TABLE, 80, Style::PLAIN);
        let wanted = [
            "asyncio  tokio          what is different",
            "-------  -------------  ---------------------",
            "`Lock`   `sync::Mutex`  owns what it protects",
            "`a | b`  –              nothing",
        ];
        assert_eq!(lines, wanted);
    }

    #[test]
    fn where_there_is_none_cells_are_wrapped() {
        let lines = super::lines(&TABLE, 36, Style::PLAIN);
        let wanted = [
            "asyncio  tokio          what is",
            "                        different",
            "-------  -------------  ------------",
            "`Lock`   `sync::Mutex`  owns what it",
            "                        protects",
            "",
            "`a | b`  –              nothing",
        ];
        assert_eq!(lines, wanted);
        assert!(lines.iter().all(|line| width(line) <= 36));
    }
}
