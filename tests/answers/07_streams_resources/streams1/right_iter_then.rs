//! right: an iterator made a stream, with a sleep before each item

use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use tokio::time::sleep;

pub fn replay(readings: Vec<u32>, pause: Duration) -> impl Stream<Item = u32> {
    stream::iter(readings).then(move |reading| async move {
        sleep(pause).await;
        reading
    })
}
