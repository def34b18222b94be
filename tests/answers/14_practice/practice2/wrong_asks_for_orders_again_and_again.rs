//! wrong: every_cook_works_while_orders_wait / polling

use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{Mutex, mpsc};

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
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
        let order = orders.lock().await.try_recv();
        let order = match order {
            Ok(order) => order,
            Err(mpsc::error::TryRecvError::Disconnected) => return share,
            Err(mpsc::error::TryRecvError::Empty) => {
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                continue;
            }
        };
        let name = order.name().to_owned();
        match tokio::spawn(kitchen.cook(order)).await {
            Ok(dish) => share.dishes.push(dish),
            Err(_) => share.spoiled.push(name),
        }
    }
}
