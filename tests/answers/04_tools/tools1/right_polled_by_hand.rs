//! right: every download polled by one poll_fn

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use katas_kit::net::Site;

pub async fn fetch_all(site: &Site, urls: &[String]) -> Vec<String> {
    let mut downloads: Vec<_> = urls.iter().map(|url| Ok(site.get(url))).collect();
    poll_fn(|context| {
        for download in &mut downloads {
            if let Ok(call) = download
                && let Poll::Ready(body) = Pin::new(call).poll(context)
            {
                *download = Err(body);
            }
        }
        match downloads.iter().all(Result::is_err) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    downloads.into_iter().filter_map(Result::err).collect()
}
