//! wrong: the_waiters_work_at_the_same_time / started-late

use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Waiter};
use tokio::sync::Semaphore;

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let _ = room;
    let stoves = Semaphore::new(cooks);
    let waiters = waiters
        .into_iter()
        .map(|waiter| serve_one(waiter, kitchen, &stoves));
    let shares = join_all(waiters).await;
    let mut evening = Evening::default();
    for share in shares {
        evening.dishes.extend(share.dishes);
        evening.spoiled.extend(share.spoiled);
    }
    evening
}

async fn serve_one(mut waiter: Waiter, kitchen: &Kitchen, stoves: &Semaphore) -> Evening {
    let mut share = Evening::default();
    while let Some(order) = waiter.take_order().await {
        let _stove = stoves.acquire().await.expect("nobody closes it");
        let name = order.name().to_owned();
        match tokio::spawn(kitchen.cook(order)).await {
            Ok(dish) => share.dishes.push(dish),
            Err(_) => share.spoiled.push(name),
        }
    }
    share
}
