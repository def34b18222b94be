//! wrong: each_offer_is_noted_when_it_is_there / started-late

use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    for name in names {
        let offer = shops.get(name).await;
        journal.note(&offer);
    }
}
