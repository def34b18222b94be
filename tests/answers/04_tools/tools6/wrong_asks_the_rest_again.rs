//! wrong: each_shop_is_asked_once / extra-calls

use futures::future::select_all;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut left: Vec<&String> = names.iter().collect();
    while !left.is_empty() {
        let (offer, place, _) = select_all(left.iter().map(|name| shops.get(name))).await;
        journal.note(&offer);
        left.remove(place);
    }
}
