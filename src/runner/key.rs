//! A word for the content of several things together, each with its length, so that borders count.

use sha2::{Digest, Sha256};

pub(super) struct Key {
    hash: Sha256,
}

impl Key {
    pub(super) fn new() -> Self {
        Self {
            hash: Sha256::new(),
        }
    }

    pub(super) fn part(&mut self, bytes: &[u8]) {
        self.hash.update((bytes.len() as u64).to_le_bytes());
        self.hash.update(bytes);
    }

    /// In hexadecimal.
    pub(super) fn finish(self) -> String {
        self.hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}
