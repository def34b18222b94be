//! wrong: nothing_is_left_out / wrong-value

use std::collections::HashSet;

use futures::future::join_all;
use katas_kit::warehouse::Warehouse;

pub async fn pieces(warehouse: &Warehouse, others: &[String]) -> u32 {
    let articles = others.iter().map(String::as_str).chain(["tea"]);
    let counts = join_all(articles.map(|article| warehouse.count(article))).await;
    counts.into_iter().collect::<HashSet<u32>>().iter().sum()
}
