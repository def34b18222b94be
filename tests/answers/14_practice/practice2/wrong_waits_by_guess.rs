//! wrong: it_ends_with_the_last_order / slept-and-hoped

use std::sync::Arc;

use futures::future::join_all;
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
    let orders = Arc::new(Mutex::new(orders));
    let evening = Arc::new(std::sync::Mutex::new(Evening::default()));
    let mut team = JoinSet::new();
    for _ in 0..cooks {
        team.spawn(cook(kitchen.clone(), orders.clone(), evening.clone()));
    }
    join_all(
        waiters
            .into_iter()
            .map(|waiter| take(waiter, shelf.clone())),
    )
    .await;
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    team.shutdown().await;
    std::mem::take(&mut *evening.lock().expect("no panic here"))
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}

type Share = Arc<std::sync::Mutex<Evening>>;

async fn cook(kitchen: Kitchen, orders: Arc<Mutex<mpsc::Receiver<Order>>>, share: Share) {
    loop {
        let order = orders.lock().await.recv().await;
        let Some(order) = order else { return };
        let name = order.name().to_owned();
        let dish = tokio::spawn(kitchen.cook(order)).await;
        let mut share = share.lock().expect("no panic here");
        match dish {
            Ok(dish) => share.dishes.push(dish),
            Err(_) => share.spoiled.push(name),
        }
    }
}
