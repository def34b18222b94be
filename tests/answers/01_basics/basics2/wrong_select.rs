//! wrong: the_pages_come_back_in_order / cancelled-early

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    tokio::select! {
        alpha = site.get("alpha") => vec![alpha],
        beta = site.get("beta") => vec![beta],
        gamma = site.get("gamma") => vec![gamma],
    }
}
