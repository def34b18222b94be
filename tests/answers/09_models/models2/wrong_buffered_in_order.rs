//! wrong: four_are_worked_on_at_a_time / under-used

use futures::stream::{self, StreamExt};
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = stream::iter(photos).map(|photo| {
        let studio = studio.clone();
        spawn_blocking(move || studio.shrink(&photo))
    });
    // A photo that is done keeps its place until the older ones are done.
    shrunk
        .buffered(4)
        .map(|thumbnail| thumbnail.expect("shrinking does not panic"))
        .collect()
        .await
}
