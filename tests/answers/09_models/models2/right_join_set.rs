//! right: a JoinSet that is given a photo whenever fewer than four are in it

use katas_kit::studio::Studio;
use tokio::task::JoinSet;
pub async fn shrink_all(studio: Studio, photos: Vec<String>) -> Vec<String> {
    let mut out = vec![String::new(); photos.len()];
    let mut set = JoinSet::new();
    for (i, p) in photos.into_iter().enumerate() {
        if set.len() >= 4 {
            let (i, t): (usize, String) = set.join_next().await.unwrap().unwrap();
            out[i] = t;
        }
        let s = studio.clone();
        set.spawn_blocking(move || (i, s.shrink(&p)));
    }
    for (i, t) in set.join_all().await {
        out[i] = t;
    }
    out
}
