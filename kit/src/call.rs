//! The future that every simulated service call returns.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Sleep, sleep};

use crate::recorder::SpanGuard;

/// A call to a simulated service: takes its latency, then gives its reply.
///
/// Like every future it does nothing until it is polled: the latency counts from the first poll.
///
/// # Cancellation
/// Dropping it cancels the call: the service sees that the caller went away, and the effect
/// (a row saved, a job done) does not happen, unless the service says otherwise.
///
/// # Panics
/// If it is polled outside a tokio runtime whose timers are enabled, in another runtime than the scenario's while that has
/// a virtual clock, or again after it gave its reply.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Call<T> {
    span: SpanGuard,
    latency: Duration,
    reply: Option<Box<dyn FnOnce() -> T + Send>>,
    others: Option<Box<dyn FnOnce() + Send>>,
    stage: Stage,
}

enum Stage {
    Made,
    /// Others have to come first; a thread of its own waits for them.
    Others(oneshot::Receiver<()>),
    /// Giving way this often before the work.
    Before(u64, u64),
    /// The work: its latency.
    Waiting(Pin<Box<Sleep>>, u64),
    /// Giving way this often after the work.
    After(u64),
}

impl<T> Call<T> {
    /// A call that takes `latency` and then computes its reply. `reply` runs only if the call is not cancelled.
    pub fn new(
        span: SpanGuard,
        latency: Duration,
        reply: impl FnOnce() -> T + Send + 'static,
    ) -> Self {
        Self {
            span,
            latency,
            reply: Some(Box::new(reply)),
            others: None,
            stage: Stage::Made,
        }
    }

    /// The same call, which first waits until `others` has returned. It waits as futures do: the thread that polls it
    /// is free, and `others` runs on one of its own.
    pub(crate) fn after(self, others: impl FnOnce() + Send + 'static) -> Self {
        let others: Option<Box<dyn FnOnce() + Send>> = Some(Box::new(others));
        Self { others, ..self }
    }

    fn before(&self) -> Stage {
        let span = &self.span;
        let (before, after) = span.recorder().extra_waits(span.op(), span.lane());
        Stage::Before(before, after)
    }
}

impl<T> Future for Call<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let call = &mut *self;
        loop {
            match &mut call.stage {
                Stage::Made => {
                    call.span.start();
                    call.stage = match call.others.take() {
                        Some(others) => Stage::Others(over(others)),
                        None => call.before(),
                    };
                }
                Stage::Others(over) => match Pin::new(over).poll(cx) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(_) => call.stage = call.before(),
                },
                Stage::Before(0, after) => {
                    assert!(
                        !call.span.recorder().is_on_another_clock(),
                        "a call waits in a runtime of its own, whose clock is not the one that is looked at"
                    );
                    call.span.is_ready_after(call.latency);
                    call.stage = Stage::Waiting(Box::pin(sleep(call.latency)), *after);
                }
                Stage::Before(left, _) | Stage::After(left) if *left > 0 => {
                    *left -= 1;
                    cx.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Stage::Waiting(sleep, after) => match sleep.as_mut().poll(cx) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(()) => call.stage = Stage::After(*after),
                },
                Stage::Before(..) | Stage::After(_) => {
                    let reply = call
                        .reply
                        .take()
                        .expect("a call is not polled after it gave its reply");
                    call.span.reply();
                    let value = reply();
                    call.span.finish();
                    return Poll::Ready(value);
                }
            }
        }
    }
}

/// Waits for the others on a thread of its own, and tells when they came.
fn over(others: impl FnOnce() + Send + 'static) -> oneshot::Receiver<()> {
    let (tell, over) = oneshot::channel();
    std::thread::spawn(move || {
        others();
        // A call that was dropped meanwhile does not listen.
        let _ = tell.send(());
    });
    over
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({} {})", self.span.op(), self.span.lane())
    }
}
