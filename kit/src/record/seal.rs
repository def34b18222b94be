//! The seal of a record: proof that the kit wrote these lines, in this order, and nothing was added, changed or removed.
//!
//! The judging process makes a key for each judgement and sends it to the kit before any of the learner's code runs. The
//! seal is a keyed hash of all lines: who does not know the key can neither make one nor work back from one to another.

use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher24};

/// The key of one record: 128 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealKey(u128);

impl SealKey {
    /// How many bytes [`SealKey::to_line`] gives.
    pub const LINE_LENGTH: usize = 33;

    /// A key of these bits.
    pub fn new(bits: u128) -> Self {
        Self(bits)
    }

    /// As it is sent to the kit: 32 hexadecimal digits and a line feed.
    pub fn to_line(self) -> String {
        format!("{:032x}\n", self.0)
    }

    /// Reads such a line; `None` if it is not one.
    pub fn from_line(line: &str) -> Option<Self> {
        let digits = line
            .strip_suffix('\n')
            .filter(|digits| digits.len() == 32)?;
        u128::from_str_radix(digits, 16).ok().map(Self)
    }
}

/// The seal of the lines so far: SipHash-2-4 with 128 bits.
#[derive(Debug, Clone, Copy)]
pub struct Seal(SipHasher24);

impl Seal {
    /// Of no line yet.
    pub fn new(key: SealKey) -> Self {
        Self(SipHasher24::new_with_key(&key.0.to_le_bytes()))
    }

    /// A further line, without its line feed.
    pub fn add(&mut self, line: &str) {
        self.0.write(line.as_bytes());
        self.0.write(b"\n");
    }

    /// As it stands in [`Done`](super::Done).
    pub fn to_text(self) -> String {
        format!("{:032x}", self.0.finish128().as_u128())
    }
}

#[cfg(test)]
mod tests {
    use super::{Seal, SealKey};

    fn sealed(key: u128, lines: &[&str]) -> String {
        let mut seal = Seal::new(SealKey::new(key));
        for line in lines {
            seal.add(line);
        }
        seal.to_text()
    }

    #[test]
    fn it_depends_on_the_key_and_on_every_line_and_their_order() {
        let seal = sealed(7, &["one", "two"]);
        assert_eq!(seal, sealed(7, &["one", "two"]));
        for other in [
            sealed(8, &["one", "two"]),
            sealed(7, &["two", "one"]),
            sealed(7, &["one"]),
            sealed(7, &["onetwo"]),
            sealed(7, &["one", "two", ""]),
        ] {
            assert_ne!(seal, other);
        }
    }

    #[test]
    fn a_key_that_was_sent_is_the_key_that_is_read() {
        for bits in [0, 1, u128::MAX, 0x0123_4567_89ab_cdef << 32] {
            let line = SealKey::new(bits).to_line();
            assert_eq!(line.len(), SealKey::LINE_LENGTH);
            assert_eq!(SealKey::from_line(&line), Some(SealKey::new(bits)));
        }
        for wrong in ["", "\n", "7\n", &"0".repeat(33), &format!("{:>32}\n", "+7")] {
            assert_eq!(SealKey::from_line(wrong), None, "{wrong:?}");
        }
    }
}
