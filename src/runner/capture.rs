//! Keeps the head and the tail of an output file.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::outcome::Captured;

/// Reads at most `keep` bytes of the file: all of it, or its two ends.
pub(super) fn read(file: &mut File, keep: u64) -> io::Result<Captured> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    if length <= keep {
        let mut head = Vec::new();
        file.take(keep).read_to_end(&mut head)?;
        return Ok(Captured {
            head,
            ..Captured::default()
        });
    }
    let half = keep / 2;
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    file.by_ref().take(half).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(length - half))?;
    file.take(half).read_to_end(&mut tail)?;
    Ok(Captured {
        head,
        left_out: length - 2 * half,
        tail,
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::read;

    #[test]
    fn a_long_output_keeps_its_two_ends() {
        let mut file = tempfile::tempfile().expect("a scratch file");
        file.write_all(b"0123456789").expect("ten bytes fit");
        let captured = read(&mut file, 4).expect("reads");
        assert_eq!(
            (&captured.head[..], captured.left_out, &captured.tail[..]),
            (&b"01"[..], 6, &b"89"[..])
        );
        let whole = read(&mut file, 10).expect("reads");
        assert_eq!((&whole.head[..], whole.left_out), (&b"0123456789"[..], 0));
    }
}
