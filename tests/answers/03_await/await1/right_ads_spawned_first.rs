//! right: the ads in a task that is spawned first and awaited last

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let ads = tokio::spawn(shop.ads());
    let user = shop.user(name).await;
    let orders = shop.orders(user.id).await;
    let ads = ads.await.expect("the shop does not panic");
    FrontPage { orders, ads }
}
