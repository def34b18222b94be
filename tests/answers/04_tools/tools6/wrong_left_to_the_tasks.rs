//! wrong: it_is_over_with_the_last_offer / left-running

use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    for name in names {
        let (offer, journal) = (shops.get(name), journal.clone());
        tokio::spawn(async move { journal.note(&offer.await) });
    }
}
