//! right: for_each_concurrent, and a cell for each page

use std::cell::OnceCell;

use futures::{StreamExt, stream};
use katas_kit::net::Site;

pub async fn download(site: &Site, urls: &[String], limit: usize) -> Vec<String> {
    let pages: Vec<OnceCell<String>> = urls.iter().map(|_| OnceCell::new()).collect();
    let cells = stream::iter(urls.iter().zip(&pages));
    let fill = async |(url, cell): (&String, &OnceCell<String>)| {
        let page = site.get(url).await;
        cell.set(page).expect("each cell is filled once");
    };
    cells.for_each_concurrent(limit, fill).await;
    let pages = pages.into_iter();
    pages
        .map(|cell| cell.into_inner().expect("all cells are filled"))
        .collect()
}
