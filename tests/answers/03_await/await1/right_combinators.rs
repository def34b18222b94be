//! right: the chain with then, joined by the method of the crate futures

use futures::FutureExt;
use futures::future::join;
use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let orders = shop.user(name).then(|user| shop.orders(user.id));
    let (orders, ads) = join(orders, shop.ads()).await;
    FrontPage { orders, ads }
}
