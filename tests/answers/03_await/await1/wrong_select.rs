//! wrong: the_page_is_right / cancelled-early

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
    let (mut orders, mut ads) = (Vec::new(), Vec::new());
    tokio::select! {
        found = chain => orders = found,
        found = shop.ads() => ads = found,
    }
    FrontPage { orders, ads }
}
