//! Keys and signals on Unix: one thread that reads the keyboard, one task that listens to signals.

use std::future::poll_fn;
use std::io::{PipeReader, PipeWriter, stdin};
use std::os::fd::AsFd as _;
use std::task::Poll;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::read;
use rustix::process::{Signal, getpid, kill_process};
use tokio::signal::unix::{Signal as Signals, SignalKind, signal};
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;

use super::decode::Decoder;
use super::keys::{Input, Stop};
use super::{mode, tty};

/// A lone escape byte is the escape key when nothing follows it for this long.
const ESCAPE_PAUSE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 30_000_000,
};

/// From one try to read to the next while somebody else has the terminal.
const TAKEN_PAUSE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 50_000_000,
};
/// Signals that end a program which does not catch them. Those that tell of a mistake of the program itself are not
/// among them, nor `SIGXFSZ`, which comes with an error of its own: after them and after `SIGKILL` the guard puts
/// the terminal back.
const ENDING: &[Signal] = &[
    Signal::INT,
    Signal::TERM,
    Signal::HUP,
    Signal::QUIT,
    Signal::ABORT,
    Signal::USR1,
    Signal::USR2,
    Signal::ALARM,
    Signal::VTALARM,
    Signal::PROF,
    Signal::XCPU,
    Signal::IO,
    #[cfg(any(target_os = "linux", target_os = "android"))]
    Signal::POWER,
];

/// Sends until dropped.
#[derive(Debug)]
pub(super) struct Source {
    signals: JoinHandle<()>,
    /// The reading thread waits on the other end too, so closing this one ends it.
    _stop: Option<PipeWriter>,
}

impl Source {
    pub(super) fn start(
        sender: UnboundedSender<Input>,
        has_keyboard: bool,
    ) -> std::io::Result<Source> {
        let signals = tokio::spawn(forward_signals(Caught::new()?, sender.clone()));
        let mut stop = None;
        if has_keyboard {
            let (reader, writer) = std::io::pipe()?;
            std::thread::Builder::new()
                .name("keys".to_owned())
                .spawn(move || read_keys(&reader, &sender))?;
            stop = Some(writer);
        }
        Ok(Source {
            signals,
            _stop: stop,
        })
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.signals.abort();
    }
}

/// Ends when the pipe closes, the terminal goes away or nobody listens any more.
fn read_keys(stop: &PipeReader, sender: &UnboundedSender<Input>) {
    let stdin = stdin();
    let mut decoder = Decoder::default();
    let mut buffer = [0_u8; 64];
    loop {
        let mut ready = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(stop, PollFlags::IN),
        ];
        let pause = decoder.is_waiting().then_some(&ESCAPE_PAUSE);
        let found = match poll(&mut ready, pause) {
            Ok(found) => found,
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return,
        };
        if !ready[1].revents().is_empty() {
            return;
        }
        let keys = if found == 0 {
            decoder.idle().into_iter().collect()
        } else {
            match read(&stdin, &mut buffer) {
                Ok(0) => {
                    let _ = sender.send(Input::Stop(Stop::Hangup));
                    return;
                }
                Ok(count) => buffer[..count]
                    .iter()
                    .filter_map(|byte| decoder.feed(*byte))
                    .collect::<Vec<_>>(),
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => continue,
                // An answer has taken the terminal; it is taken back when that has ended.
                Err(rustix::io::Errno::IO) if tty::is_taken(stdin.as_fd()) => {
                    let mut stop = [PollFd::new(stop, PollFlags::IN)];
                    let _ = poll(&mut stop, Some(&TAKEN_PAUSE));
                    continue;
                }
                Err(_) => {
                    let _ = sender.send(Input::Stop(Stop::Hangup));
                    return;
                }
            }
        };
        for key in keys {
            if sender.send(Input::Key(key)).is_err() {
                return;
            }
        }
    }
}

/// The signals that would end us, caught from now on.
struct Ending {
    signals: Vec<(Signal, Signals)>,
}

impl Ending {
    fn new() -> std::io::Result<Ending> {
        let caught = ENDING.iter().map(|&number| {
            let caught = signal(SignalKind::from_raw(number.as_raw()))?;
            Ok((number, caught))
        });
        Ok(Ending {
            signals: caught.collect::<std::io::Result<_>>()?,
        })
    }

    /// Cancel safe.
    async fn next(&mut self) -> Stop {
        let number = poll_fn(|context| {
            for (number, caught) in &mut self.signals {
                if caught.poll_recv(context).is_ready() {
                    return Poll::Ready(*number);
                }
            }
            Poll::Pending
        });
        match number.await {
            Signal::INT => Stop::Interrupt,
            Signal::TERM => Stop::Terminate,
            Signal::HUP => Stop::Hangup,
            other => Stop::Signal(
                other
                    .as_raw()
                    .try_into()
                    .expect("a signal's number is small"),
            ),
        }
    }
}

/// Every signal that ends, stops or resizes us, caught from now on.
struct Caught {
    ending: Ending,
    suspend: Signals,
    resize: Signals,
}

impl Caught {
    fn new() -> std::io::Result<Caught> {
        Ok(Caught {
            ending: Ending::new()?,
            suspend: signal(SignalKind::from_raw(Signal::TSTP.as_raw()))?,
            resize: signal(SignalKind::window_change())?,
        })
    }
}

async fn forward_signals(mut caught: Caught, sender: UnboundedSender<Input>) {
    loop {
        let input = tokio::select! {
            stop = caught.ending.next() => Input::Stop(stop),
            _ = caught.resize.recv() => Input::Resized,
            _ = caught.suspend.recv() => {
                suspend();
                Input::Resumed
            }
        };
        if sender.send(input).is_err() {
            return;
        }
    }
}

pub(super) async fn stop() -> std::io::Result<Stop> {
    Ok(Ending::new()?.next().await)
}

/// Gives the terminal back, stops this process, and takes it again when somebody continues us.
fn suspend() {
    let tell = mode::restore();
    // Returns only after SIGCONT. If it cannot be sent we go on as if we had been continued.
    let _ = kill_process(getpid(), Signal::STOP);
    if let Some(tell) = tell {
        mode::raw(tell);
    }
}
