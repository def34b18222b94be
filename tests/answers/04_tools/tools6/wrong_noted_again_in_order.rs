//! wrong: every_offer_is_noted_once / lost-or-repeated

use futures::future::join_all;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let offers = names.iter().map(async |name| {
        let offer = shops.get(name).await;
        journal.note(&offer);
        offer
    });
    for offer in join_all(offers).await {
        journal.note(&offer);
    }
}
