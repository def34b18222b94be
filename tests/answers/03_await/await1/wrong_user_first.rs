//! wrong: no_time_is_wasted / started-late

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let user = shop.user(name).await;
    let (orders, ads) = tokio::join!(shop.orders(user.id), shop.ads());
    FrontPage { orders, ads }
}
