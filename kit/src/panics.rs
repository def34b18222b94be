//! Panics are facts: of any task or thread, joined or not.

use std::hash::{BuildHasher as _, RandomState};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread::{self, ThreadId};

use tokio::runtime::{Handle, Id};

use crate::record::Panic;
use crate::recorder::Recorder;

// A panic hook belongs to the process, so where it writes does too.
static WRITES_TO: Mutex<Option<Recorder>> = Mutex::new(None);

// Runtimes of runs that are over, and the thread that drove them.
static OVER: Mutex<Vec<(Id, ThreadId)>> = Mutex::new(Vec::new());

static HEARD: AtomicBool = AtomicBool::new(false);

// What the panic says that is made to see whether panics are still heard: new each time, so that no hook tells it from
// an answer's own.
static PROBE: Mutex<Option<String>> = Mutex::new(None);

/// What happens to a panic's usual message on standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Message {
    /// Somebody reads the record: the message is in there.
    RecordOnly,
    /// Nobody does: print it as Rust would.
    AlsoPrinted,
}

/// From now on every panic goes to the recorder that was last handed to [`record_into`].
pub(crate) fn install(message: Message) {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let probe = lock(&PROBE).clone();
        if probe.is_some() && probe.as_deref() == info.payload_as_str() {
            HEARD.store(true, Ordering::Relaxed);
            return;
        }
        if is_over() {
            return;
        }
        let text = info
            .payload_as_str()
            .unwrap_or("a panic without a message")
            .to_owned();
        let (file, line) = info.location().map_or_else(Default::default, |place| {
            (place.file().to_owned(), place.line())
        });
        if let Some(recorder) = &*lock(&WRITES_TO) {
            recorder.panicked(Panic {
                message: text,
                file,
                line,
            });
        }
        match message {
            Message::RecordOnly => {}
            Message::AlsoPrinted => usual(info),
        }
    }));
}

pub(crate) fn record_into(recorder: &Recorder) {
    *lock(&WRITES_TO) = Some(recorder.clone());
}

/// From now on nobody hears a thread that waits for this runtime: shutting it down makes those panic that wait for its
/// timers, at a moment of their own. The calling thread is still heard.
pub(crate) fn is_over_for_others(runtime: &Handle) {
    lock(&OVER).push((runtime.id(), thread::current().id()));
}

fn is_over() -> bool {
    let Ok(runtime) = Handle::try_current() else {
        return false;
    };
    let (id, here) = (runtime.id(), thread::current().id());
    lock(&OVER)
        .iter()
        .any(|(over, driver)| *over == id && *driver != here)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Notes in the recorder if the answer has put another hook in the place of ours: then nobody saw its panics.
pub(crate) fn see_that_they_are_heard(recorder: &Recorder) {
    HEARD.store(false, Ordering::Relaxed);
    let words = format!("{:016x}", RandomState::new().hash_one(()));
    *lock(&PROBE) = Some(words.clone());
    // Caught right here: nothing unwinds but this closure.
    let _ = panic::catch_unwind(|| panic::panic_any(words));
    *lock(&PROBE) = None;
    if !HEARD.load(Ordering::Relaxed) {
        let message = "the panic hook was replaced, so panics could not be seen".to_owned();
        recorder.panicked(Panic {
            message,
            file: String::new(),
            line: 0,
        });
    }
}
