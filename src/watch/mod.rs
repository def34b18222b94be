//! File events become "this content is new". Knows paths and contents, not exercises.
//!
//! One thread owns everything: it waits for events or for the next moment to look, reads files, and sends
//! what is new. Reading a slow file system therefore never delays keys or a running judgement.

mod actor;
mod polling;
mod remote;
mod settle;
#[cfg(test)]
mod tests;
mod tree;

use std::path::{Path, PathBuf};
use std::sync::mpsc as std_mpsc;

use tokio::sync::mpsc;

/// How somebody wants us to watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Events of the system, or polling where those cannot work.
    Auto,
    Poll,
    /// Nothing is watched: whoever judges reads the file when asked.
    Manual,
}

/// How we watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Events,
    /// Reading again and again; `why` is a clause: "no more files can be watched on this system".
    Polling {
        why: String,
    },
    Manual,
}

/// A file has a content that it did not have before, or is there no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub path: PathBuf,
    /// `None` when it is gone, or cannot be read.
    pub content: Option<Vec<u8>>,
}

/// What a watcher says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// How it watches; the first thing said, and again whenever it has to change.
    Source(Source),
    Content(Change),
}

/// Watches the Rust files below one folder until dropped.
///
/// What the files hold when it starts is not new. So start it first and read the file to judge afterwards:
/// a save between the two is then either read or reported, never lost.
#[derive(Debug)]
pub struct Watcher {
    news: mpsc::UnboundedReceiver<News>,
    /// The thread ends when this is dropped.
    requests: std_mpsc::Sender<actor::Request>,
}

impl Watcher {
    /// Watches `dir` and everything below it.
    ///
    /// # Errors
    /// When `dir` cannot be read, or no thread can be started.
    pub fn start(dir: &Path, mode: Mode) -> std::io::Result<Watcher> {
        let (sender, news) = mpsc::unbounded_channel();
        let requests = actor::start(dir, mode, sender)?;
        Ok(Watcher { news, requests })
    }

    /// What is new. Cancel safe: nothing is lost when this is dropped while it waits.
    /// Pends for ever if the watching thread has ended, which it does only when this is dropped.
    pub async fn next(&mut self) -> News {
        match self.news.recv().await {
            Some(news) => news,
            None => std::future::pending().await,
        }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.requests.send(actor::Request::Stop);
    }
}
