//! right: every future notes its own offer, and all are joined

use futures::future::join_all;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let offers = names
        .iter()
        .map(async |name| journal.note(&shops.get(name).await));
    join_all(offers).await;
}
