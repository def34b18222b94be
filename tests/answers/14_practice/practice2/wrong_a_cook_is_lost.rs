//! wrong: every_order_is_cooked_or_told_as_spoiled / lost-or-repeated

use std::sync::Arc;

use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let (shelf, orders) = mpsc::channel(room);
    for waiter in waiters {
        tokio::spawn(take(waiter, shelf.clone()));
    }
    drop(shelf);
    let orders = Arc::new(Mutex::new(orders));
    let mut team = JoinSet::new();
    for _ in 0..cooks {
        team.spawn(cook(kitchen.clone(), orders.clone()));
    }
    let mut evening = Evening::default();
    while let Some(share) = team.join_next().await {
        // A cook who broke down takes the dishes along.
        evening.dishes.extend(share.unwrap_or_default());
    }
    evening
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}

async fn cook(kitchen: Kitchen, orders: Arc<Mutex<mpsc::Receiver<Order>>>) -> Vec<String> {
    let mut dishes = Vec::new();
    loop {
        let order = orders.lock().await.recv().await;
        let Some(order) = order else { return dishes };
        dishes.push(kitchen.cook(order).await);
    }
}
