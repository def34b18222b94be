//! right: buffered(1)
use std::time::Duration;

use futures::Stream;
use futures::{StreamExt, stream};
use tokio::time::sleep;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    stream::iter(readings)
        .map(move |r| async move {
            sleep(pause).await;
            r
        })
        .buffered(1)
}
