//! A topic's page: as much of Markdown as those pages use, for a terminal.

use crate::report::human::prose;
use crate::terminal::theme::{Paint, Style};

use super::table;

/// Headings are bold, paragraphs and the cells of tables wrapped, lists hang, code stays as it is.
pub(super) fn lines(text: &str, columns: usize, style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    let mut paragraph = Paragraph::default();
    let mut fence = Fence::Closed;
    let mut source = text.lines().peekable();
    while let Some(line) = source.next() {
        let is_fence = line.trim_start().starts_with("```");
        match (fence, is_fence) {
            (Fence::Closed, true) => {
                paragraph.flush(&mut lines, columns, style);
                fence = Fence::Open;
            }
            (Fence::Open, true) => fence = Fence::Closed,
            (Fence::Open, false) => lines.push(style.paint(Paint::Accent, &format!("    {line}"))),
            (Fence::Closed, false) if is_row(line) => {
                paragraph.flush(&mut lines, columns, style);
                let mut rows = vec![line];
                while let Some(row) = source.next_if(|line| is_row(line)) {
                    rows.push(row);
                }
                lines.extend(table::lines(&rows, columns, style));
            }
            (Fence::Closed, false) if line.trim().is_empty() => {
                paragraph.flush(&mut lines, columns, style);
                lines.push(String::new());
            }
            (Fence::Closed, false) if line.starts_with('#') => {
                paragraph.flush(&mut lines, columns, style);
                lines.push(style.paint(Paint::Strong, line.trim_start_matches('#').trim()));
            }
            (Fence::Closed, false) => {
                if item(line).is_some() {
                    paragraph.flush(&mut lines, columns, style);
                }
                paragraph.push(line);
            }
        }
    }
    paragraph.flush(&mut lines, columns, style);
    lines
}

fn is_row(line: &str) -> bool {
    line.starts_with('|')
}

#[derive(Clone, Copy)]
enum Fence {
    Open,
    Closed,
}

/// Lines of the source that become one wrapped block.
#[derive(Default)]
struct Paragraph {
    mark: String,
    text: String,
}

impl Paragraph {
    fn push(&mut self, line: &str) {
        let text = match item(line) {
            Some((mark, text)) => {
                mark.clone_into(&mut self.mark);
                text
            }
            None => line.trim(),
        };
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    fn flush(&mut self, lines: &mut Vec<String>, columns: usize, style: Style) {
        let Paragraph { mark, text } = std::mem::take(self);
        // Stress is for the page in a browser.
        let text = text.replace("**", "");
        if text.is_empty() {
            return;
        }
        let indent = " ".repeat(mark.len());
        for (index, line) in prose(&text, columns.saturating_sub(mark.len()), style)
            .iter()
            .enumerate()
        {
            lines.push(format!(
                "{}{line}",
                if index == 0 { &mark } else { &indent }
            ));
        }
    }
}

/// The mark of a list item with its blanks, and the rest.
fn item(line: &str) -> Option<(&str, &str)> {
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let mark = match rest.as_bytes() {
        [b'-' | b'*', b' ', ..] => 2,
        bytes if digits > 0 && bytes[digits..].starts_with(b". ") => digits + 2,
        _ => return None,
    };
    Some((&line[..indent + mark], &line[indent + mark..]))
}

#[cfg(test)]
mod tests {
    use crate::terminal::theme::Style;

    #[test]
    fn a_page_is_readable_as_text() {
        let page = "# Basics\n\nTwo lines of\none paragraph.\n\n- an item that is long enough to wrap\n- two\n\n\
                    1. one\n```rust\nlet a = 1;\n```\n| a | b |\n";
        let lines = super::lines(page, 24, Style::PLAIN);
        let wanted = [
            "Basics",
            "",
            "Two lines of one",
            "paragraph.",
            "",
            "- an item that is long",
            "  enough to wrap",
            "- two",
            "",
            "1. one",
            "    let a = 1;",
            "a  b",
            "-  -",
        ];
        assert_eq!(lines, wanted);
    }
}
