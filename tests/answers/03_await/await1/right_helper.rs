//! right: the chain in a function of its own

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let (orders, ads) = tokio::join!(orders_of(shop, name), shop.ads());
    FrontPage { orders, ads }
}

async fn orders_of(shop: &Shop, name: &str) -> Vec<String> {
    let user = shop.user(name).await;
    shop.orders(user.id).await
}
