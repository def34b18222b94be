//! wrong: the_pages_come_back_in_order / never-polled

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    let _ = (site.get("alpha"), site.get("beta"), site.get("gamma"));
    Vec::new()
}
