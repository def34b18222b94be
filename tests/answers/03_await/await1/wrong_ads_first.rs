//! wrong: no_time_is_wasted / serial

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
