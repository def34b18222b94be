//! right: a task for each pause, which is aborted with its handle

use std::time::Duration;

use futures::{Stream, stream};
use tokio::time::sleep;
use tokio_util::task::AbortOnDropHandle;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    stream::unfold(readings.into_iter(), move |mut readings| async move {
        let reading = readings.next()?;
        let pause = AbortOnDropHandle::new(tokio::spawn(sleep(pause)));
        pause.await.ok()?;
        Some((reading, readings))
    })
}
