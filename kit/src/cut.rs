//! Cancel-fuzz: drops the future under test at its k-th wait.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use crate::recorder::Recorder;

impl Recorder {
    /// Runs the part of a scenario that cancel-fuzz may cut: `Some` with its output, or `None` if this
    /// run was the one to drop it at the wait it had reached.
    ///
    /// A check that asks for [`crate::Check::cancelled_at_every_wait`] is run once whole and then once
    /// for each wait of this part. Use it once in a scenario.
    ///
    /// # Cancellation
    /// Dropping it drops the part, and is not noted as a cut.
    ///
    /// # Panics
    /// If the part panics, or if it is polled again after its output.
    pub async fn cut<F: Future>(&self, part: F) -> Option<F::Output> {
        let mut part: Option<Pin<Box<F>>> = Some(Box::pin(part));
        let mut waits = 0;
        poll_fn(|cx| {
            let inner = part.as_mut().expect("polled again only while it waits");
            match inner.as_mut().poll(cx) {
                Poll::Ready(output) => Poll::Ready(Some(output)),
                Poll::Pending if self.cut_at() == Some(waits) => {
                    self.note_cut(waits);
                    part = None;
                    Poll::Ready(None)
                }
                Poll::Pending => {
                    waits += 1;
                    Poll::Pending
                }
            }
        })
        .await
    }
}
