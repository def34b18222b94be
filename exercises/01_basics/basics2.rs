//! Download the three pages "alpha", "beta" and "gamma" and return their bodies in this order.
//! It works. But the pages come from three different servers, and the user has waited long enough.
//!
//! In asyncio you would write:
//!
//!     a, b, c = await asyncio.gather(
//!         site.get("alpha"), site.get("beta"), site.get("gamma"),
//!     )
//!     return [a, b, c]

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let alpha = site.get("alpha").await;
    let beta = site.get("beta").await;
    let gamma = site.get("gamma").await;
    vec![alpha, beta, gamma]
}
