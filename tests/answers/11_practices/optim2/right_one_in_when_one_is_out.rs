//! right: a FuturesUnordered that is filled up whenever one is done

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let get = async |index: usize| (index, site.get(&urls[index]).await);
    let mut pages = vec![String::new(); urls.len()];
    let mut under_way = FuturesUnordered::new();
    let mut next = 0;
    loop {
        while next < urls.len() && under_way.len() < limit {
            under_way.push(get(next));
            next += 1;
        }
        match under_way.next().await {
            Some((index, page)) => pages[index] = page,
            None => return pages,
        }
    }
}
