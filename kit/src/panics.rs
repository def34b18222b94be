//! Panics are facts: of any task or thread, joined or not.

use std::panic;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::record::Panic;
use crate::recorder::Recorder;

// A panic hook belongs to the process, so where it writes does too.
static WRITES_TO: Mutex<Option<Recorder>> = Mutex::new(None);

static HEARD: AtomicBool = AtomicBool::new(false);

/// What a panic of our own carries, made to see whether panics are still heard.
struct Probe;

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
        if info.payload().is::<Probe>() {
            HEARD.store(true, Ordering::Relaxed);
            return;
        }
        let text = info
            .payload_as_str()
            .unwrap_or("a panic without a message")
            .to_owned();
        let (file, line) = info.location().map_or_else(Default::default, |place| {
            (place.file().to_owned(), place.line())
        });
        if let Some(recorder) = &*WRITES_TO
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
        {
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
    *WRITES_TO
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(recorder.clone());
}

/// Notes in the recorder if the answer has put another hook in the place of ours: then nobody saw its panics.
pub(crate) fn see_that_they_are_heard(recorder: &Recorder) {
    HEARD.store(false, Ordering::Relaxed);
    // Caught right here: nothing unwinds but this closure.
    let _ = panic::catch_unwind(|| panic::panic_any(Probe));
    if !HEARD.load(Ordering::Relaxed) {
        let message = "the panic hook was replaced, so panics could not be seen".to_owned();
        recorder.panicked(Panic {
            message,
            file: String::new(),
            line: 0,
        });
    }
}
