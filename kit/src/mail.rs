//! A simulated mail server: one connects to it, sends letters, and takes one's leave.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::call::Call;
use crate::dice::Dice;
use crate::recorder::Recorder;

/// One letter: its name, how long it takes to send, and what the server says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is sent by.
    pub name: String,
    /// From the first poll to the reply.
    pub latency: Duration,
    /// The receipt, or the refusal.
    pub reply: Result<String, Refused>,
}

/// The server does not take a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The letter's name and the reason.
    pub reason: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Refused {}

impl Letter {
    /// A letter that is taken after this many milliseconds. The receipt follows from both and cannot be guessed.
    pub fn taken(name: &str, latency_ms: u64) -> Self {
        let receipt = format!("{name}: {}", Dice::of_text(name, latency_ms).sentence());
        Self {
            name: name.to_owned(),
            latency: crate::ms(latency_ms),
            reply: Ok(receipt),
        }
    }

    /// A letter that is refused after this many milliseconds.
    pub fn refused(name: &str, latency_ms: u64, reason: &str) -> Self {
        Self {
            name: name.to_owned(),
            latency: crate::ms(latency_ms),
            reply: Err(Refused {
                reason: format!("{name}: {reason}"),
            }),
        }
    }
}

/// A mail server. It keeps a session open for everybody who has connected and has not closed it. Cheap to clone.
#[derive(Clone)]
pub struct Server {
    recorder: Recorder,
    /// How long it takes to connect, and to close.
    latencies: [Duration; 2],
    letters: Arc<[Letter]>,
    open: Arc<AtomicU64>,
}

/// Without its contents: an answer has to ask for them.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

impl Server {
    /// A server that knows these letters; to connect takes the first of the latencies, to close the second.
    pub fn new(recorder: &Recorder, latencies: [Duration; 2], letters: &[Letter]) -> Self {
        Self {
            recorder: recorder.clone(),
            latencies,
            letters: letters.into(),
            open: Arc::default(),
        }
    }

    /// Opens a session.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, no session was opened.
    #[track_caller]
    pub fn connect(&self) -> Call<Session> {
        let server = self.clone();
        let span = self.recorder.call("connect", "connect");
        Call::new(span, self.latencies[0], move || {
            server.open.fetch_add(1, Ordering::SeqCst);
            Session { server }
        })
    }

    /// How many sessions are open. Takes no time: for looking, not for working.
    pub fn open_sessions(&self) -> u64 {
        self.open.load(Ordering::SeqCst)
    }
}

/// An open session. To drop it tells the server nothing: there it stays open until [`Session::close`].
pub struct Session {
    server: Server,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").finish_non_exhaustive()
    }
}

impl Session {
    /// Sends a letter and gives the receipt.
    ///
    /// # Errors
    /// [`Refused`] if the server does not take it; `NAME: no such letter` at once where there is none.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, the letter was not taken.
    #[track_caller]
    pub fn send(&self, letter: &str) -> Call<Result<String, Refused>> {
        let known = self.server.letters.iter().find(|one| one.name == letter);
        let (latency, reply) = match known {
            Some(known) => (known.latency, known.reply.clone()),
            None => {
                let reason = format!("{letter}: no such letter");
                (Duration::ZERO, Err(Refused { reason }))
            }
        };
        Call::new(
            self.server.recorder.call("send", letter),
            latency,
            move || reply,
        )
    }

    /// Says goodbye, and waits until the server has said it, too.
    ///
    /// # Cancellation
    /// If the future is dropped before it is done, the session stays open.
    #[track_caller]
    pub fn close(self) -> Call<()> {
        let Server {
            recorder,
            latencies,
            open,
            ..
        } = self.server;
        Call::new(recorder.call("close", "close"), latencies[1], move || {
            open.fetch_sub(1, Ordering::SeqCst);
        })
    }
}
