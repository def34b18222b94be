//! A price search asks all shops in the list at once, and notes every offer in the journal as soon as
//! it is there: the buyers read along and take the first that is good enough.
//! All offers are noted. But the quickest shop's comes up no earlier than the slowest's.
//!
//! In asyncio you would write:
//!
//!     for offer in asyncio.as_completed([shops.get(name) for name in names]):
//!         journal.note(await offer)

use futures::future::join_all;
use katas_kit::journal::Journal;
use katas_kit::net::Site;

pub async fn note_offers(shops: &Site, names: &[String], journal: &Journal) {
    let offers = join_all(names.iter().map(|name| shops.get(name))).await;
    for offer in offers {
        journal.note(&offer);
    }
}
