//! wrong: it_compiles / did-not-compile

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let user = shop.user(name).await;
    let (orders, ads) = tokio::join!(shop.orders(user.id).await, shop.ads().await);
    FrontPage { orders, ads }
}
