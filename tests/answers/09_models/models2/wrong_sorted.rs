//! wrong: the_thumbnails_come_back_in_order / wrong-order

use futures::stream::{self, StreamExt};
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = stream::iter(photos).map(|photo| {
        let studio = studio.clone();
        spawn_blocking(move || studio.shrink(&photo))
    });
    let mut thumbnails: Vec<String> = shrunk
        .buffer_unordered(4)
        .map(|thumbnail| thumbnail.expect("shrinking does not panic"))
        .collect()
        .await;
    thumbnails.sort();
    thumbnails
}
