//! wrong: every_cook_works_while_orders_wait / under-used

use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::mpsc;

#[derive(Default)]
pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    let (shelf, mut orders) = mpsc::channel(room);
    for waiter in waiters {
        tokio::spawn(take(waiter, shelf.clone()));
    }
    drop(shelf);
    let mut evening = Evening::default();
    loop {
        let mut batch = Vec::new();
        if orders.recv_many(&mut batch, cooks).await == 0 {
            return evening;
        }
        let names: Vec<String> = batch.iter().map(|order| order.name().to_owned()).collect();
        let dishes = batch
            .into_iter()
            .map(|order| tokio::spawn(kitchen.cook(order)));
        for (dish, name) in join_all(dishes).await.into_iter().zip(names) {
            match dish {
                Ok(dish) => evening.dishes.push(dish),
                Err(_) => evening.spoiled.push(name),
            }
        }
    }
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}
