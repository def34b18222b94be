//! Whether the disk has room for a judgement. A full one looks like a mistake of the answer's: rustc cannot write what
//! it compiled, and the kit cannot write what it saw.

use std::io;
use std::path::Path;

use super::compile::Message;

/// More than a compiled answer, its objects, its record and its output take.
const NEEDED: u64 = 8 << 20;

/// An error where there is not enough room below `dir`, or for temporary files.
pub(super) fn look(dir: &Path) -> io::Result<()> {
    let temporary = std::env::temp_dir();
    for place in [dir, &temporary] {
        if available(place).is_some_and(|bytes| bytes < NEEDED) {
            let words = format!(
                "`{}` has less than {} MiB left",
                place.display(),
                NEEDED >> 20
            );
            return Err(io::Error::new(io::ErrorKind::StorageFull, words));
        }
    }
    Ok(())
}

/// Whether the compiler says that it had no room: about no place in the answer, and in the system's words.
pub(super) fn was_missing(messages: &[Message]) -> bool {
    messages.iter().any(|message| {
        let words = ["No space left on device", "Disk quota exceeded"];
        message.file.is_none() && words.iter().any(|words| message.text.contains(words))
    })
}

/// Bytes that this user may still write there; `None` where the system does not tell.
#[cfg(unix)]
fn available(place: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(place).ok()?;
    // What counts no blocks has no end.
    (found.f_blocks > 0).then(|| found.f_bavail.saturating_mul(found.f_frsize))
}

#[cfg(not(unix))]
fn available(_place: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::was_missing;
    use crate::runner::Message;

    fn message(text: &str, file: Option<&str>) -> Message {
        Message {
            level: "error".to_owned(),
            code: None,
            text: text.to_owned(),
            file: file.map(str::to_owned),
            ..Message::default()
        }
    }

    #[test]
    fn what_an_answer_says_in_these_words_is_its_own() {
        let full = "rustc-LLVM ERROR: IO failure on output stream: No space left on device";
        assert!(was_missing(&[message(full, None)]));
        let own = message("No space left on device", Some("exercises/a.rs"));
        assert!(!was_missing(&[own, message("linking failed", None)]));
    }
}
