//! wrong: nothing_panics / panicked

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site) -> Vec<String> {
    std::panic::set_hook(Box::new(|_| {}));
    tokio::spawn(async { panic!("nobody hears this") });
    let (alpha, beta, gamma) = tokio::join!(site.get("alpha"), site.get("beta"), site.get("gamma"));
    vec![alpha, beta, gamma]
}
