//! wrong: no_time_is_wasted / polling

use std::time::Duration;

use katas_kit::shop::Shop;

pub struct FrontPage {
    pub orders: Vec<String>,
    pub ads: Vec<String>,
}

pub async fn front_page(shop: &Shop, name: &str) -> FrontPage {
    let ads = tokio::spawn(shop.ads());
    let customer = name.to_owned();
    let shop = shop.clone();
    let orders = tokio::spawn(async move {
        let user = shop.user(&customer).await;
        shop.orders(user.id).await
    });
    while !ads.is_finished() || !orders.is_finished() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    FrontPage {
        orders: orders.await.unwrap(),
        ads: ads.await.unwrap(),
    }
}
