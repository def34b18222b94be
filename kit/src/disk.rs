//! A simulated disk: reading and writing take their time, and what was not written is not there.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::AsyncWrite;

use crate::call::Call;
use crate::recorder::Recorder;

/// A file that is there from the start, or one that will be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// What each read of it and each write to it takes.
    pub latency: Duration,
    /// What it says; empty for one that will be written.
    pub text: String,
    /// Whether there is no room for it: each write to it fails.
    pub full: bool,
}

/// A disk. Cheap to clone; clones share the files.
#[derive(Clone)]
pub struct Disk {
    recorder: Recorder,
    documents: Arc<[Document]>,
    written: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
}

/// Without its contents: an answer has to read them.
impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disk").finish_non_exhaustive()
    }
}

impl Disk {
    /// A disk with these documents.
    pub fn new(recorder: &Recorder, documents: &[Document]) -> Self {
        Self {
            recorder: recorder.clone(),
            documents: documents.into(),
            written: Arc::default(),
        }
    }

    /// Reads a whole file, as `tokio::fs::read_to_string` does.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`], at once, if there is no such file.
    ///
    /// # Cancellation
    /// Dropping the future gives the reading up; the file stays as it is.
    #[track_caller]
    pub fn read_to_string(&self, name: &str) -> Call<io::Result<String>> {
        let document = self.document(name).cloned();
        let latency = document.as_ref().map_or(Duration::ZERO, |it| it.latency);
        let span = self.recorder.call("read", name);
        Call::new(span, latency, move || match document {
            Some(document) => Ok(document.text),
            None => Err(io::ErrorKind::NotFound.into()),
        })
    }

    /// Makes a file, empty at first, and opens it for writing. That takes no time; writing does.
    pub fn create(&self, name: &str) -> File {
        self.written().insert(name.to_owned(), Vec::new());
        File {
            disk: self.clone(),
            name: name.to_owned(),
            writing: None,
        }
    }

    /// What was written to a file so far; `None` if it was never made. For looking, not for working.
    pub fn written_to(&self, name: &str) -> Option<String> {
        let written = self.written();
        let bytes = written.get(name)?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }

    fn document(&self, name: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.name == name)
    }

    fn written(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.written.lock().expect("no file panics")
    }
}

/// An open file. Each write to it takes the file's latency, however much is written at once; so it is mostly
/// wrapped into a [`tokio::io::BufWriter`], which collects small pieces. It keeps nothing back itself: what a write
/// has returned for is on the disk, and flushing it has nothing to do.
///
/// # Cancellation
/// Dropping it while a write is under way gives that write up: nothing of it gets to the disk.
pub struct File {
    disk: Disk,
    name: String,
    writing: Option<Call<io::Result<usize>>>,
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("File").field(&self.name).finish()
    }
}

impl AsyncWrite for File {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let File {
            disk,
            name,
            writing,
        } = self.get_mut();
        let call = writing.get_or_insert_with(|| {
            let (latency, full) = disk
                .document(name)
                .map_or((Duration::ZERO, false), |it| (it.latency, it.full));
            let (disk, file, bytes) = (disk.clone(), name.clone(), bytes.to_vec());
            let span = disk.recorder.call("write", name.clone());
            Call::new(span, latency, move || {
                if full {
                    return Err(io::ErrorKind::StorageFull.into());
                }
                disk.written().entry(file).or_default().extend(&bytes);
                Ok(bytes.len())
            })
        });
        let done = ready!(Pin::new(call).poll(cx));
        *writing = None;
        Poll::Ready(done)
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
