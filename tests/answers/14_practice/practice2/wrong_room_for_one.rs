//! wrong: the_waiters_work_at_the_same_time / started-late

use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{Mutex, mpsc};

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let room = room.min(1);
    let (shelf, orders) = mpsc::channel(room);
    let waiters: Vec<_> = waiters
        .into_iter()
        .map(|waiter| take(waiter, shelf.clone()))
        .collect();
    drop(shelf);
    let orders = Mutex::new(orders);
    let cooks = (0..cooks).map(|_| cook(kitchen, &orders));
    let (_, shares) = tokio::join!(join_all(waiters), join_all(cooks));
    let mut evening = Evening::default();
    for share in shares {
        evening.dishes.extend(share.dishes);
        evening.spoiled.extend(share.spoiled);
    }
    evening
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}

async fn cook(kitchen: &Kitchen, orders: &Mutex<mpsc::Receiver<Order>>) -> Evening {
    let mut share = Evening::default();
    loop {
        let order = orders.lock().await.recv().await;
        let Some(order) = order else { return share };
        let name = order.name().to_owned();
        match tokio::spawn(kitchen.cook(order)).await {
            Ok(dish) => share.dishes.push(dish),
            Err(_) => share.spoiled.push(name),
        }
    }
}
