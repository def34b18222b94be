//! right: a task that is asked for each reading
use std::collections::VecDeque;
use std::time::Duration;

use futures::Stream;
use futures::stream;
use tokio::time::sleep;

use tokio::sync::{mpsc, oneshot};
pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    let (ask, mut asked) = mpsc::channel::<oneshot::Sender<u32>>(1);
    let mut readings = VecDeque::from(readings);
    tokio::spawn(async move {
        while let Some(mut reply) = asked.recv().await {
            let Some(reading) = readings.pop_front() else {
                continue;
            };
            tokio::select! { () = sleep(pause) => {}, () = reply.closed() => return };
            let _ = reply.send(reading);
        }
    });
    stream::unfold(ask, |ask| async move {
        let (reply, reading) = oneshot::channel();
        ask.send(reply).await.ok()?;
        Some((reading.await.ok()?, ask))
    })
}
