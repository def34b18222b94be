//! right: an AtomicWaker and a task that ends with the stream
use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::Stream;
use tokio::time::Instant;

use futures::task::AtomicWaker;
use std::sync::Arc;
use tokio_util::task::AbortOnDropHandle;
pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    Replay {
        readings: readings.into(),
        pause,
        due: None,
        waker: Arc::default(),
        task: None,
    }
}
struct Replay {
    readings: VecDeque<u32>,
    pause: Duration,
    due: Option<Instant>,
    waker: Arc<AtomicWaker>,
    task: Option<AbortOnDropHandle<()>>,
}
impl Stream for Replay {
    type Item = u32;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.readings.is_empty() {
            return Poll::Ready(None);
        }
        let pause = self.pause;
        self.waker.register(cx.waker());
        match self.due {
            Some(due) if due <= Instant::now() => {
                self.due = None;
                self.task = None;
                Poll::Ready(self.readings.pop_front())
            }
            Some(_) => Poll::Pending,
            None => {
                let due = Instant::now() + pause;
                self.due = Some(due);
                let waker = self.waker.clone();
                self.task = Some(AbortOnDropHandle::new(tokio::spawn(async move {
                    tokio::time::sleep_until(due).await;
                    waker.wake();
                })));
                Poll::Pending
            }
        }
    }
}
