//! wrong: nothing_is_asked_for_twice / extra-calls

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let chain = async {
        let user = shop.user(name).await;
        shop.orders(user.id).await
    };
    let (_user, orders, ads) = tokio::join!(shop.user(name), chain, shop.ads());
    FrontPage { orders, ads }
}
