//! wrong: four_are_worked_on_at_a_time / under-used

use futures::stream::{self, StreamExt};
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = stream::iter(photos).map(|photo| {
        let studio = studio.clone();
        spawn_blocking(move || studio.shrink(&photo))
    });
    let ended: Vec<_> = shrunk.buffered(2).collect().await;
    ended.into_iter().map(Result::unwrap).collect()
}
