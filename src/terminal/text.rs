//! Text by display columns: width, cutting, padding, wrapping. Painted text counts as what is seen of it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that `text` takes; colours take none.
pub fn width(text: &str) -> usize {
    if text.contains('\u{1b}') {
        console::measure_text_width(text)
    } else {
        text.width()
    }
}

/// `text`, cut to `columns`; a cut is shown by `mark`.
pub fn truncate(text: &str, columns: usize, mark: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mark = if mark.width() <= columns { mark } else { "" };
    let (head, painted) = head(text, columns - mark.width());
    format!("{head}{mark}{}", if painted { "\u{1b}[0m" } else { "" })
}

/// `text`, filled with blanks up to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Two texts at the ends of a line; what does not fit is dropped from the right one first.
pub fn justify(left: &str, right: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(width(left) + width(right));
    if gap < 2 {
        left.to_owned()
    } else {
        format!("{left}{}{right}", " ".repeat(gap))
    }
}

/// Wraps plain text at words. Newlines start new lines; words wider than a line are split.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let mut word = word.to_owned();
            if !line.is_empty() {
                if line.width() + 1 + word.width() <= columns {
                    line.push(' ');
                    line.push_str(&word);
                    continue;
                }
                lines.push(std::mem::take(&mut line));
            }
            while word.width() > columns {
                let start = head(&word, columns).0;
                if start.is_empty() {
                    break;
                }
                word.replace_range(..start.len(), "");
                lines.push(start);
            }
            line = word;
        }
        lines.push(line);
    }
    lines
}

/// The longest start of `text` that fits, and whether it holds colours.
fn head(text: &str, columns: usize) -> (String, bool) {
    let (mut kept, mut used, mut escape, mut painted) = (String::new(), 0, false, false);
    for letter in text.chars() {
        if escape {
            kept.push(letter);
            escape = !letter.is_ascii_alphabetic();
            continue;
        }
        if letter == '\u{1b}' {
            (escape, painted) = (true, true);
            kept.push(letter);
            continue;
        }
        used += letter.width().unwrap_or(0);
        if used > columns {
            break;
        }
        kept.push(letter);
    }
    (kept, painted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{justify, pad, truncate, width, wrap};

    #[test]
    fn cutting_counts_columns_not_letters() {
        assert_eq!(truncate("alpha", 5, "…"), "alpha");
        assert_eq!(truncate("alphabet", 5, "…"), "alph…");
        assert_eq!(truncate("日本語", 5, "…"), "日本…");
        assert_eq!(truncate("日本語", 4, "…"), "日…");
        assert_eq!(truncate("alphabet", 0, "…"), "");
        assert_eq!(
            truncate("\u{1b}[31malphabet\u{1b}[0m", 4, "…"),
            "\u{1b}[31malp…\u{1b}[0m"
        );
    }

    #[test]
    fn padding_and_justifying() {
        assert_eq!(pad("日", 4), "日  ");
        assert_eq!(justify("a", "b", 6), "a    b");
        assert_eq!(justify("a long one", "right", 12), "a long one");
    }

    #[test]
    fn wrapping_keeps_paragraphs() {
        assert_eq!(wrap("one two three\nfour", 8), ["one two", "three", "four"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("a\n\nb", 10), ["a", "", "b"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in any::<String>(), columns in 2_usize..40) {
            for line in wrap(&text, columns) {
                assert!(width(&line) <= columns || line.chars().count() == 1, "{line:?}");
            }
            if !text.contains('\u{1b}') {
                assert!(width(&truncate(&text, columns, "…")) <= columns);
            }
        }
    }
}
