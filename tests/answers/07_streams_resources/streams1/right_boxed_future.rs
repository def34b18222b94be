//! right: a Stream by hand that keeps a boxed async block

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures::Stream;
use tokio::time::sleep;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    Replay {
        readings: readings.into_iter(),
        pause,
        next: None,
    }
}

type Next = Pin<Box<dyn Future<Output = u32> + Send>>;

struct Replay {
    readings: std::vec::IntoIter<u32>,
    pause: Duration,
    next: Option<Next>,
}

impl Stream for Replay {
    type Item = u32;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.next.is_none() {
            let Some(reading) = self.readings.next() else {
                return Poll::Ready(None);
            };
            let pause = self.pause;
            self.next = Some(Box::pin(async move {
                sleep(pause).await;
                reading
            }));
        }
        let next = self.next.as_mut().expect("it was just put in");
        let reading = ready!(next.as_mut().poll(cx));
        self.next = None;
        Poll::Ready(Some(reading))
    }
}
