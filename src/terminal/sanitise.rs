//! Makes foreign text safe to show: what a learner's program printed cannot move the cursor, recolour or retitle.

use super::theme::Colour;

/// Text without escape sequences, control characters, or characters that reorder or hide others.
/// Newlines and tabs stay; a carriage return before a newline goes, any other becomes a newline, as the
/// text after it was meant to be seen too.
pub fn sanitise(text: &str) -> String {
    clean(text, Colour::Off)
}

/// The same for a name or a word: it cannot begin a line of its own.
pub fn one_line(text: &str) -> String {
    sanitise(text).replace(['\n', '\t'], " ")
}

/// The same, but where the output has colours those stay that this program and rustc use: none that hides text.
pub fn sanitise_painted(text: &str, colour: Colour) -> String {
    clean(text, colour)
}

/// JSON that a terminal can show: the same values, with every character escaped that controls, reorders or hides.
/// Only strings hold such characters, so the whole document can be taken at once.
pub fn escaped_json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter == '\n' || !(letter.is_control() || reorders_or_hides(letter)) {
            escaped.push(letter);
            continue;
        }
        let mut units = [0; 2];
        for unit in letter.encode_utf16(&mut units) {
            escaped.push_str(&format!("\\u{unit:04x}"));
        }
    }
    escaped
}

fn clean(text: &str, colour: Colour) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        rest = match letter {
            '\u{1b}' | '\u{9b}' | '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => {
                let (sequence, after) = split_sequence(rest);
                if colour == Colour::On && is_colour(sequence) {
                    kept.push_str(sequence);
                }
                after
            }
            '\r' => {
                // `\r\n` is one line end; several returns in a row are one, too.
                let after = after.trim_start_matches('\r');
                if !after.is_empty() && !after.starts_with('\n') {
                    kept.push('\n');
                }
                after
            }
            '\n' | '\t' => {
                kept.push(letter);
                after
            }
            _ if letter.is_control() || reorders_or_hides(letter) => after,
            _ => {
                kept.push(letter);
                after
            }
        };
    }
    kept
}

/// One escape sequence and what follows it. One that never ends takes no more than its own line.
fn split_sequence(text: &str) -> (&str, &str) {
    let mut letters = text.char_indices().skip(1);
    let end = match text.chars().next() {
        Some('\u{9b}') => control_sequence_end(text, 2),
        Some('\u{1b}') => match letters.next() {
            Some((_, '[')) => control_sequence_end(text, 2),
            Some((_, ']' | 'P' | 'X' | '^' | '_')) => string_end(text, 2),
            // Two-letter sequences; those with intermediate characters (0x20..=0x2f) are longer.
            Some((at, letter @ ' '..='/')) => {
                let from = at + letter.len_utf8();
                let more = text[from..].find(|next: char| !(' '..='/').contains(&next));
                match more.map(|offset| from + offset) {
                    Some(last) => {
                        last + text[last..]
                            .chars()
                            .next()
                            .filter(|c| ('0'..='~').contains(c))
                            .map_or(0, char::len_utf8)
                    }
                    None => text.len(),
                }
            }
            Some((at, letter @ '0'..='~')) => at + letter.len_utf8(),
            Some(_) | None => 1,
        },
        Some(letter) => string_end(text, letter.len_utf8()),
        None => 0,
    };
    text.split_at(end)
}

/// The end of `ESC [ parameters intermediates final`.
fn control_sequence_end(text: &str, from: usize) -> usize {
    for (offset, letter) in text[from..].char_indices() {
        match letter {
            ' '..='?' => {}
            '@'..='~' => return from + offset + 1,
            _ => return from + offset,
        }
    }
    text.len()
}

/// The end of a string for the terminal: a bell, `ESC \`, or the end of the line.
fn string_end(text: &str, from: usize) -> usize {
    for (offset, letter) in text[from..].char_indices() {
        match letter {
            '\u{7}' | '\u{9c}' => return from + offset + letter.len_utf8(),
            '\u{1b}' => {
                return from
                    + offset
                    + if text[from + offset..].starts_with("\u{1b}\\") {
                        2
                    } else {
                        0
                    };
            }
            '\n' => return from + offset,
            _ => {}
        }
    }
    text.len()
}

/// Bold, dim, italic, underlined, the sixteen colours of letters without black, and back. Black letters, backgrounds,
/// reverse and concealed text can make a text unreadable, and nothing of ours needs them.
fn is_colour(sequence: &str) -> bool {
    let Some(numbers) = sequence
        .strip_prefix("\u{1b}[")
        .and_then(|rest| rest.strip_suffix('m'))
    else {
        return false;
    };
    let numbers: Vec<&str> = numbers.split(';').collect();
    match numbers[..] {
        ["38", "5", colour] => colour
            .parse()
            .is_ok_and(|colour| (1..16_u8).contains(&colour)),
        _ => numbers.iter().all(|number| {
            let number = if number.is_empty() {
                Ok(0)
            } else {
                number.parse()
            };
            matches!(number, Ok(0..=4_u8 | 22..=24 | 31..=37 | 39 | 90..=97))
        }),
    }
}

/// Bidirectional controls, invisible separators, and tags: they show a text that is not the text.
fn reorders_or_hides(letter: char) -> bool {
    matches!(letter,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

    use super::{escaped_json, one_line, sanitise, sanitise_painted};
    use crate::terminal::theme::Colour;

    fn sanitise_coloured(text: &str) -> String {
        sanitise_painted(text, Colour::On)
    }

    #[test]
    fn what_becomes_of_known_tricks() {
        for (text, wanted) in [
            ("plain\ttext\n", "plain\ttext\n"),
            ("\u{1b}[31mred\u{1b}[0m", "red"),
            ("\u{1b}[2J\u{1b}[Hgone", "gone"),
            ("\u{1b}]0;a title\u{7}after", "after"),
            ("\u{1b}]8;;http://x\u{1b}\\link\u{1b}]8;;\u{1b}\\", "link"),
            ("\u{1b}Pdevice control\u{1b}\\after", "after"),
            ("\u{1b}(Bcharset", "charset"),
            ("\u{1b}cfull reset", "full reset"),
            (
                "an unfinished \u{1b}]0;title\nnext line",
                "an unfinished \nnext line",
            ),
            ("\u{9b}31mC1 colour", "C1 colour"),
            ("10%\r20%\r\n", "10%\n20%\n"),
            ("bell\u{7} back\u{8} nul\0 del\u{7f}", "bell back nul del"),
            ("admin\u{202e}txt.exe", "admintxt.exe"),
            ("é 日本 🦀", "é 日本 🦀"),
            ("\u{1b}", ""),
            ("\u{1b}[", ""),
        ] {
            assert_eq!(sanitise(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn rustc_keeps_its_colours_and_nothing_else() {
        let text = "\u{1b}[1m\u{1b}[38;5;9merror\u{1b}[0m\u{1b}[2J\u{1b}]0;t\u{7}: x";
        assert_eq!(
            sanitise_coloured(text),
            "\u{1b}[1m\u{1b}[38;5;9merror\u{1b}[0m: x"
        );
    }

    #[test]
    fn colours_that_hide_a_text_go() {
        for hides in [
            "8",
            "30",
            "7",
            "5",
            "38;5;0",
            "40",
            "31;47",
            "38;2;0;0;0",
            "1;8",
            "300",
            "?1",
        ] {
            assert_eq!(
                sanitise_coloured(&format!("\u{1b}[{hides}mtext")),
                "text",
                "{hides}"
            );
        }
        for stays in ["", "0", "1;31", "38;5;12", "97", "2"] {
            let text = format!("\u{1b}[{stays}mtext");
            assert_eq!(sanitise_coloured(&text), text);
        }
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(one_line("a\r\nb\u{1b}[2J\tc\u{2028}"), "a b c");
    }

    fn nasty() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<String>(),
            Just("\u{1b}[".to_owned()),
            Just("\u{1b}]".to_owned()),
            Just("\u{1b}".to_owned()),
            Just("\u{9b}".to_owned()),
            Just("\r".to_owned()),
            Just("\n".to_owned()),
            Just("\u{202e}".to_owned()),
            "[0-9;m (\\\\]{1,4}",
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_that_controls_a_terminal_is_left(text in nasty()) {
            let clean = sanitise(&text);
            assert!(!clean.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\t')), "{clean:?}");
            assert_eq!(sanitise(&clean), clean);
            let coloured = sanitise_coloured(&text);
            assert_eq!(sanitise(&coloured), clean);
            assert_eq!(sanitise_coloured(&coloured), coloured);
        }

        #[test]
        fn json_says_the_same_in_characters_that_a_terminal_shows(text in nasty()) {
            let json = serde_json::to_string_pretty(&[&text]).expect("a list of a text");
            let escaped = escaped_json(&json);
            assert_eq!(serde_json::from_str::<Vec<String>>(&escaped).expect("it is JSON"), [text]);
            assert_eq!(sanitise(&escaped), escaped);
            assert!(!escaped.contains('\u{7f}'));
        }
    }
}
