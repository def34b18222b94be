//! right: futures that keep their results until they are asked for

use std::pin::Pin;
use std::time::Duration;

use futures::future::{MaybeDone, join_all, maybe_done};
use katas_kit::Call;
use katas_kit::net::Site;
use tokio::time::timeout;

pub type Later = Pin<Box<dyn Future<Output = Vec<String>>>>;

pub async fn search(catalogues: &Site, names: &[String], limit: Duration) -> (Vec<String>, Later) {
    let searches = names
        .iter()
        .map(|name| Box::pin(maybe_done(catalogues.get(name))));
    let mut searches: Vec<Pin<Box<MaybeDone<Call<String>>>>> = searches.collect();
    let _ = timeout(limit, join_all(searches.iter_mut())).await;
    let answers = searches
        .iter_mut()
        .filter_map(|search| search.as_mut().take_output())
        .collect();
    let later = async move {
        searches.retain(|search| matches!(**search, MaybeDone::Future(_)));
        join_all(searches.iter_mut()).await;
        searches
            .iter_mut()
            .filter_map(|search| search.as_mut().take_output())
            .collect()
    };
    (answers, Box::pin(later))
}
