//! wrong: the_orders_wait_for_the_user_alone / serial

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let ads = shop.ads().await;
    let user = shop.user(name).await;
    let orders = shop.orders(user.id).await;
    FrontPage { orders, ads }
}
