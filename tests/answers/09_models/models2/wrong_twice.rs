//! wrong: each_photo_is_shrunk_once / extra-calls

use futures::stream::{self, StreamExt};
use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let shrunk = stream::iter(photos.into_iter().enumerate()).map(|(place, photo)| {
        let studio = studio.clone();
        spawn_blocking(move || match studio.shrink(&photo).is_empty() {
            true => (place, "nothing to see".to_owned()),
            false => (place, studio.shrink(&photo)),
        })
    });
    let ended: Vec<_> = shrunk.buffer_unordered(4).collect().await;
    let mut ended: Vec<_> = ended.into_iter().map(Result::unwrap).collect();
    ended.sort_unstable();
    ended.into_iter().map(|(_, thumbnail)| thumbnail).collect()
}
