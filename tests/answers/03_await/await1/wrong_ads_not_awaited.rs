//! wrong: the_page_is_right / never-polled

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let _later = shop.ads();
    let user = shop.user(name).await;
    let orders = shop.orders(user.id).await;
    let ads = Vec::new();
    FrontPage { orders, ads }
}
