//! wrong: each_offer_is_noted_when_it_is_there / started-late

use katas_kit::journal::Journal;
use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let offers: JoinSet<String> = names.iter().map(|name| shops.get(name)).collect();
    for offer in offers.join_all().await {
        journal.note(&offer);
    }
}
