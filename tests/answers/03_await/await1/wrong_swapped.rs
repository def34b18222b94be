//! wrong: the_page_is_right / wrong-value

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let orders = async {
        let user = shop.user(name).await;
        shop.orders(user.id).await
    };
    // The results come in the order of the futures.
    let (orders, ads) = tokio::join!(shop.ads(), orders);
    FrontPage { orders, ads }
}
