//! The scenario as what the runtime polls first, woken by its own wakers only.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use futures::task::AtomicWaker;

/// Its wakers. The runtime can be called back without a poll of the scenario: [`Root::call_runtime`].
#[derive(Debug)]
pub(crate) struct Root {
    runtime: AtomicWaker,
    woken: AtomicBool,
}

impl Root {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            runtime: AtomicWaker::new(),
            // The first poll needs no waker.
            woken: AtomicBool::new(true),
        })
    }

    /// Polls the scenario if it was woken, and tells `on_turn` before; what stands beside it may be woken more often.
    pub(crate) fn poll<F: Future + ?Sized>(
        self: &Arc<Self>,
        scenario: Pin<&mut F>,
        cx: &Context<'_>,
        on_turn: impl FnOnce(),
    ) -> Poll<F::Output> {
        self.runtime.register(cx.waker());
        if !self.woken.swap(false, Ordering::AcqRel) {
            return Poll::Pending;
        }
        on_turn();
        let waker = Waker::from(self.clone());
        scenario.poll(&mut Context::from_waker(&waker))
    }

    /// Whether the scenario was woken since it was last polled.
    pub(crate) fn is_woken(&self) -> bool {
        self.woken.load(Ordering::Acquire)
    }

    /// Ends the runtime's wait for events, and does nothing else.
    pub(crate) fn call_runtime(&self) {
        self.runtime.wake();
    }
}

impl Wake for Root {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.woken.store(true, Ordering::Release);
        self.runtime.wake();
    }
}
