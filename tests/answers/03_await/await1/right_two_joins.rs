//! right: the ads are polled beside the user, and what is left of them beside the orders

use futures::future::{Either, select};
use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let (orders, ads) = match select(shop.user(name), shop.ads()).await {
        Either::Left((user, ads)) => tokio::join!(shop.orders(user.id), ads),
        Either::Right((ads, user)) => (shop.orders(user.await.id).await, ads),
    };
    FrontPage { orders, ads }
}
