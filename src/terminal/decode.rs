//! Bytes of a terminal become keys. Pure: silence comes in as a call.

/// A key that somebody pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Char(char),
    Enter,
    Escape,
    Backspace,
    Tab,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
}

/// Collects the bytes of a key that takes several, and passes over what is pasted: a text is no row of keys.
#[derive(Debug, Default)]
pub struct Decoder {
    bytes: Vec<u8>,
    /// Between the terminal's two marks, of which the second comes for certain.
    pasting: bool,
}

/// Longest sequence that is waited for; a longer one is noise.
const LONGEST: usize = 16;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

impl Decoder {
    /// Takes the next byte; gives a key when one is complete. Unknown sequences give none.
    pub fn feed(&mut self, byte: u8) -> Option<Key> {
        self.bytes.push(byte);
        if self.pasting {
            self.pass_over();
            return None;
        }
        if self.bytes == PASTE_BEGINS {
            self.bytes.clear();
            self.pasting = true;
            return None;
        }
        let outcome = match self.bytes.as_slice() {
            [0x1b] | [0x1b, b'[' | b'O'] => Outcome::More,
            [0x1b, 0x1b] => {
                self.bytes.truncate(1);
                return Some(Key::Escape);
            }
            [0x1b, b'[', .., last] | [0x1b, b'O', .., last] => match last {
                0x40..=0x7e => Outcome::of(sequence(&self.bytes)),
                _ if self.bytes.len() < LONGEST => Outcome::More,
                _ => Outcome::Nothing,
            },
            // Alt and a letter: not ours.
            [0x1b, _, ..] => Outcome::Nothing,
            [b'\r' | b'\n'] => Outcome::Key(Key::Enter),
            [b'\t'] => Outcome::Key(Key::Tab),
            [0x7f | 0x08] => Outcome::Key(Key::Backspace),
            bytes => match std::str::from_utf8(bytes) {
                Ok(text) => Outcome::of(text.chars().next().map(Key::Char)),
                Err(error) if error.error_len().is_none() => Outcome::More,
                Err(_) => Outcome::Nothing,
            },
        };
        match outcome {
            Outcome::More => None,
            Outcome::Nothing => {
                self.bytes.clear();
                None
            }
            Outcome::Key(key) => {
                self.bytes.clear();
                Some(key)
            }
        }
    }

    /// Keeps of what was pasted only what may be the beginning of its end.
    fn pass_over(&mut self) {
        if self.bytes == PASTE_ENDS {
            self.pasting = false;
            self.bytes.clear();
        }
        while !PASTE_ENDS.starts_with(&self.bytes) {
            self.bytes.remove(0);
        }
    }

    /// True while a key may be incomplete: the caller should call [`Decoder::idle`] after a short silence.
    pub fn is_waiting(&self) -> bool {
        !self.bytes.is_empty() && !self.pasting
    }

    /// Nothing followed: a lone escape byte is the escape key.
    pub fn idle(&mut self) -> Option<Key> {
        if self.pasting {
            return None;
        }
        let alone = self.bytes == [0x1b];
        self.bytes.clear();
        alone.then_some(Key::Escape)
    }
}

enum Outcome {
    More,
    Nothing,
    Key(Key),
}

impl Outcome {
    fn of(key: Option<Key>) -> Outcome {
        key.map_or(Outcome::Nothing, Outcome::Key)
    }
}

fn sequence(bytes: &[u8]) -> Option<Key> {
    match &bytes[2..] {
        b"A" => Some(Key::Up),
        b"B" => Some(Key::Down),
        b"C" => Some(Key::Right),
        b"D" => Some(Key::Left),
        b"H" | b"1~" | b"7~" => Some(Key::Home),
        b"F" | b"4~" | b"8~" => Some(Key::End),
        b"5~" => Some(Key::PageUp),
        b"6~" => Some(Key::PageDown),
        b"M" => Some(Key::Enter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Decoder, Key};

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut decoder = Decoder::default();
        let mut keys: Vec<Key> = bytes
            .iter()
            .filter_map(|byte| decoder.feed(*byte))
            .collect();
        keys.extend(decoder.idle());
        keys
    }

    proptest! {
        #[test]
        fn whatever_came_before_the_next_key_is_itself(
            noise in proptest::collection::vec(any::<u8>(), 0..40),
            letter in any::<char>(),
        ) {
            proptest::prop_assume!(!letter.is_control());
            let mut decoder = Decoder::default();
            for byte in noise {
                decoder.feed(byte);
            }
            // A silence, as people make before they press a key.
            decoder.idle();
            let mut bytes = [0; 4];
            let bytes = letter.encode_utf8(&mut bytes).bytes();
            let keys: Vec<Key> = bytes.filter_map(|byte| decoder.feed(byte)).collect();
            prop_assert_eq!(keys, [Key::Char(letter)]);
        }
    }

    #[test]
    fn what_terminals_send() {
        for (bytes, wanted) in [
            (&b"n"[..], &[Key::Char('n')][..]),
            (b"\r", &[Key::Enter]),
            (b"\x7f", &[Key::Backspace]),
            (b"\x1b", &[Key::Escape]),
            (b"\x1b\x1b", &[Key::Escape, Key::Escape]),
            (b"\x1b[A\x1bOB", &[Key::Up, Key::Down]),
            (b"\x1b[5~\x1b[6~", &[Key::PageUp, Key::PageDown]),
            (b"\x1b[1~\x1b[F", &[Key::Home, Key::End]),
            ("é日".as_bytes(), &[Key::Char('é'), Key::Char('日')]),
            // Mouse and focus reports, keys with modifiers, broken text.
            (b"\x1b[1;5Ax", &[Key::Char('x')]),
            (b"\x1b[Ix", &[Key::Char('x')]),
            (b"\x1bbx", &[Key::Char('x')]),
            (b"\xffx", &[Key::Char('x')]),
            (b"\x1b[", &[]),
        ] {
            assert_eq!(keys(bytes), wanted, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_pasted_is_no_row_of_keys() {
        for pasted in [
            "",
            "xx q",
            "a\r\nb",
            "\u{1b}[A",
            "\u{1b}[20",
            "\u{1b}\u{1b}[201",
            "é日",
        ] {
            let bytes = format!("n\u{1b}[200~{pasted}\u{1b}[201~p");
            let wanted = [Key::Char('n'), Key::Char('p')];
            assert_eq!(keys(bytes.as_bytes()), wanted, "{pasted:?}");
        }
        // It may come in pieces, with pauses in between.
        let mut decoder = Decoder::default();
        for byte in b"\x1b[200~x" {
            assert_eq!(decoder.feed(*byte), None);
        }
        assert!(!decoder.is_waiting() && decoder.idle().is_none());
        assert_eq!(decoder.feed(b'q'), None);
    }
}
