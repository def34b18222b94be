//! right: buffer_unordered with an index, sorted at the end

use futures::stream::{self, StreamExt};
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = stream::iter(photos.into_iter().enumerate()).map(|(place, photo)| {
        let studio = studio.clone();
        spawn_blocking(move || (place, studio.shrink(&photo)))
    });
    let mut thumbnails: Vec<(usize, String)> = shrunk
        .buffer_unordered(4)
        .map(|done| done.expect("shrinking does not panic"))
        .collect()
        .await;
    thumbnails.sort_unstable();
    thumbnails
        .into_iter()
        .map(|(_, thumbnail)| thumbnail)
        .collect()
}
