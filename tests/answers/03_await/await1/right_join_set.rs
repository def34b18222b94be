//! right: both in one JoinSet, told apart by an enum

use katas_kit::shop::Shop;
use tokio::task::JoinSet;

enum Part {
    Orders(Vec<String>),
    Ads(Vec<String>),
}

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let mut parts = JoinSet::new();
    let (there, customer) = (shop.clone(), name.to_owned());
    parts.spawn(async move {
        let user = there.user(&customer).await;
        Part::Orders(there.orders(user.id).await)
    });
    let ads = shop.ads();
    parts.spawn(async move { Part::Ads(ads.await) });
    let (mut orders, mut ads) = (Vec::new(), Vec::new());
    while let Some(part) = parts.join_next().await {
        match part.expect("the shop does not panic") {
            Part::Orders(lines) => orders = lines,
            Part::Ads(lines) => ads = lines,
        }
    }
    FrontPage { orders, ads }
}
