//! wrong: four_are_worked_on_at_a_time / under-used

use katas_kit::studio::Studio;
pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut t = Vec::new();
    for four in photos.chunks(4) {
        let (a, b) = four.split_at(four.len() / 2);
        let (a, b, s, s2) = (a.to_vec(), b.to_vec(), studio.clone(), studio.clone());
        let x =
            tokio::task::spawn_blocking(move || a.iter().map(|p| s.shrink(p)).collect::<Vec<_>>());
        let y =
            tokio::task::spawn_blocking(move || b.iter().map(|p| s2.shrink(p)).collect::<Vec<_>>());
        t.extend(x.await.unwrap());
        t.extend(y.await.unwrap());
    }
    t
}
