//! wrong: each_offer_is_noted_when_it_is_there / polling

use std::time::Duration;

use katas_kit::journal::Journal;
use katas_kit::net::Site;
use tokio::time::sleep;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut tasks: Vec<_> = names
        .iter()
        .map(|name| tokio::spawn(shops.get(name)))
        .collect();
    while !tasks.is_empty() {
        let mut left = Vec::new();
        for task in tasks {
            if task.is_finished() {
                journal.note(&task.await.unwrap());
            } else {
                left.push(task);
            }
        }
        tasks = left;
        if !tasks.is_empty() {
            sleep(Duration::from_millis(10)).await;
        }
    }
}
