//! The way of a record from the judged process to this one: a pair of sockets on Unix, of which the process gets one as
//! its standard input. A socket cannot be opened a second time by its name in `/proc`, as a file or a pipe can, so the
//! kit alone writes to it.

use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::process::Stdio;

use katas_kit::record::SealKey;

use super::outcome::Record;

/// The kit's record stays small; more than this comes from nothing of ours.
const MAX_BYTES: usize = 8 << 20;

/// This process's end of a record, with what has come so far.
#[derive(Debug)]
pub(super) struct RecordChannel {
    key: SealKey,
    #[cfg(unix)]
    socket: tokio::net::UnixStream,
    #[cfg(not(unix))]
    file: std::fs::File,
    received: Vec<u8>,
}

/// The key of one record, as unguessable as the system's hash keys: 128 bits, new each time.
fn new_key() -> SealKey {
    let random = || u128::from(RandomState::new().hash_one(std::process::id()));
    SealKey::new(random() << 64 | random())
}

#[cfg(unix)]
impl RecordChannel {
    /// A new channel with the key in it, and its other end.
    pub(super) fn open() -> io::Result<(Self, Stdio)> {
        use std::io::Write as _;
        use std::os::fd::OwnedFd;

        let key = new_key();
        let (mut ours, theirs) = std::os::unix::net::UnixStream::pair()?;
        ours.write_all(key.to_line().as_bytes())?;
        ours.set_nonblocking(true)?;
        let channel = Self {
            key,
            socket: tokio::net::UnixStream::from_std(ours)?,
            received: Vec::new(),
        };
        Ok((channel, OwnedFd::from(theirs).into()))
    }

    /// Until something has come, or nothing can any more.
    ///
    /// # Cancellation
    /// Nothing is lost.
    pub(super) async fn begins(&mut self) {
        while self.received.is_empty() && self.socket.readable().await.is_ok() && self.take_in() {}
    }

    /// Takes in what comes, for ever: the kit waits where nobody does.
    ///
    /// # Cancellation
    /// Nothing is lost.
    pub(super) async fn receive(&mut self) {
        while self.socket.readable().await.is_ok() && self.take_in() {}
        std::future::pending().await
    }

    /// The record, from all that was sent; asked when every process is gone that could send more.
    pub(super) fn finish(mut self) -> io::Result<Record> {
        self.take_in();
        Ok(Record::parse(
            &String::from_utf8_lossy(&self.received),
            self.key,
        ))
    }

    /// Takes in what is there. False when no more will come.
    fn take_in(&mut self) -> bool {
        let mut room = [0; 64 << 10];
        loop {
            match self.socket.try_read(&mut room) {
                Ok(0) => return false,
                Ok(length) => {
                    let left = MAX_BYTES.saturating_sub(self.received.len());
                    self.received.extend_from_slice(&room[..length.min(left)]);
                }
                Err(error) => return error.kind() == io::ErrorKind::WouldBlock,
            }
        }
    }
}

#[cfg(not(unix))]
impl RecordChannel {
    /// A new file with the key in it, and a second handle on it.
    pub(super) fn open() -> io::Result<(Self, Stdio)> {
        use std::io::{Seek as _, Write as _};

        let key = new_key();
        let mut file = tempfile::tempfile()?;
        file.write_all(key.to_line().as_bytes())?;
        file.rewind()?;
        let theirs = file.try_clone()?;
        let received = Vec::new();
        let channel = Self {
            key,
            file,
            received,
        };
        Ok((channel, theirs.into()))
    }

    /// It is not looked at before the end.
    pub(super) async fn begins(&mut self) {}

    /// A file takes everything.
    pub(super) async fn receive(&mut self) {
        std::future::pending().await
    }

    /// The record: what follows the key.
    pub(super) fn finish(mut self) -> io::Result<Record> {
        use std::io::{Read as _, Seek as _, SeekFrom};

        self.file
            .seek(SeekFrom::Start(SealKey::LINE_LENGTH as u64))?;
        let mut file = self.file.take(MAX_BYTES as u64);
        file.read_to_end(&mut self.received)?;
        Ok(Record::parse(
            &String::from_utf8_lossy(&self.received),
            self.key,
        ))
    }
}
