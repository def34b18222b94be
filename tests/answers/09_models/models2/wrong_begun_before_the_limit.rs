//! wrong: four_are_worked_on_at_a_time / over-limit

use futures::stream::{self, StreamExt};
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    // `spawn_blocking` begins at once; only the waiting is limited.
    let shrunk: Vec<_> = photos
        .into_iter()
        .map(|photo| {
            let studio = studio.clone();
            spawn_blocking(move || studio.shrink(&photo))
        })
        .collect();
    let ended: Vec<_> = stream::iter(shrunk).buffered(4).collect().await;
    ended.into_iter().map(Result::unwrap).collect()
}
