//! wrong: four_are_worked_on_at_a_time / serial

use katas_kit::studio::Studio;
use tokio::task::spawn_blocking;

pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    spawn_blocking(move || photos.iter().map(|photo| studio.shrink(photo)).collect())
        .await
        .unwrap()
}
