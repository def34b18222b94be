//! wrong: the_page_is_right / wrong-value

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let (_user, orders, ads) = tokio::join!(shop.user(name), shop.orders(0), shop.ads());
    FrontPage { orders, ads }
}
