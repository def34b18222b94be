//! right: a set of tasks, and whichever is done next

use katas_kit::journal::Journal;
use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut offers: JoinSet<String> = names.iter().map(|name| shops.get(name)).collect();
    while let Some(offer) = offers.join_next().await {
        journal.note(&offer.unwrap());
    }
}
