//! right: every task notes its own offer, and all handles are awaited

use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut tasks = Vec::new();
    for name in names {
        let (offer, journal) = (shops.get(name), journal.clone());
        tasks.push(tokio::spawn(async move { journal.note(&offer.await) }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
