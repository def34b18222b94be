//! wrong: each_offer_is_noted_when_it_is_there / started-late

use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let offers: Vec<_> = names
        .iter()
        .map(|name| tokio::spawn(shops.get(name)))
        .collect();
    for offer in offers {
        journal.note(&offer.await.unwrap());
    }
}
