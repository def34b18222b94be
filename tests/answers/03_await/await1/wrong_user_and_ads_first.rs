//! wrong: no_time_is_wasted / started-late

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let (user, ads) = tokio::join!(shop.user(name), shop.ads());
    let orders = shop.orders(user.id).await;
    FrontPage { orders, ads }
}
