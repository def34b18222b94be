//! wrong: each_comes_a_pause_after_it_was_asked_for / too-early

use std::time::Duration;

use futures::Stream;
use tokio::sync::mpsc;
use tokio::time::sleep;
use tokio_stream::wrappers::ReceiverStream;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    let (tx, rx) = mpsc::channel(1);
    tokio::spawn(async move {
        for reading in readings {
            sleep(pause).await;
            if tx.send(reading).await.is_err() {
                break;
            }
        }
    });
    ReceiverStream::new(rx)
}
