//! right: select_all, again and again, over what is left

use futures::future::select_all;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let mut offers: Vec<_> = names.iter().map(|name| shops.get(name)).collect();
    while !offers.is_empty() {
        let (offer, _, left) = select_all(offers).await;
        journal.note(&offer);
        offers = left;
    }
}
