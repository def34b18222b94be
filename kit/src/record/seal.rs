//! What the last line vouches for: the record as it was written, by whoever was told the nonce.
//!
//! The record's file can be opened again by its number, for reading and for writing, by any code of the process. So the
//! nonce never stands in it beside a line, and a line that was put in, changed or taken out breaks the seal.

/// The seal of the lines so far. It starts from the nonce, which the lines do not tell.
///
/// FNV-1a: the kit and the program are compiled by two compilers, and the hasher of std promises no algorithm.
#[derive(Debug, Clone, Copy)]
pub struct Seal(u64);

impl Seal {
    /// Of no line yet.
    pub fn new(nonce: &str) -> Self {
        const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
        let mut seal = Self(OFFSET);
        seal.add(nonce);
        seal
    }

    /// A further line, without its line feed.
    pub fn add(&mut self, line: &str) {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        for byte in line.bytes().chain([b'\n']) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }

    /// As it stands in [`Done`](super::Done).
    pub fn to_text(self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Seal;

    fn sealed(nonce: &str, lines: &[&str]) -> String {
        let mut seal = Seal::new(nonce);
        for line in lines {
            seal.add(line);
        }
        seal.to_text()
    }

    #[test]
    fn it_knows_the_nonce_every_line_and_their_order() {
        let seal = sealed("n", &["one", "two"]);
        assert_eq!(seal, sealed("n", &["one", "two"]));
        for other in [
            sealed("m", &["one", "two"]),
            sealed("n", &["two", "one"]),
            sealed("n", &["one"]),
            sealed("n", &["onetwo"]),
            sealed("n", &["one", "two", ""]),
        ] {
            assert_ne!(seal, other);
        }
    }
}
