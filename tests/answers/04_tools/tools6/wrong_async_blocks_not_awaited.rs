//! wrong: every_offer_is_noted_once / hard-coded

use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let offers = names
        .iter()
        .map(async |name| journal.note(&shops.get(name).await));
    let _ = offers.collect::<Vec<_>>();
}
