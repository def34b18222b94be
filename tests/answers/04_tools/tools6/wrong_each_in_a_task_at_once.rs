//! wrong: each_offer_is_noted_when_it_is_there / started-late

use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    for name in names {
        let (offer, journal) = (shops.get(name), journal.clone());
        let task = tokio::spawn(async move { journal.note(&offer.await) });
        task.await.unwrap();
    }
}
