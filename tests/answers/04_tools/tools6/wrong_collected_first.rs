//! wrong: each_offer_is_noted_when_it_is_there / started-late

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let offers: FuturesUnordered<_> = names.iter().map(|name| shops.get(name)).collect();
    let offers: Vec<String> = offers.collect().await;
    for offer in offers {
        journal.note(&offer);
    }
}
