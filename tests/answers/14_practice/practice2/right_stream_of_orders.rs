//! right: the channel as a stream, and for_each_concurrent for the cooks

use std::cell::RefCell;

use futures::StreamExt;
use futures::future::join_all;
use katas_kit::kitchen::{Kitchen, Order, Waiter};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

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
    let evening = RefCell::new(Evening::default());
    let cook = async |order: Order| {
        let name = order.name().to_owned();
        let dish = tokio::spawn(kitchen.cook(order)).await;
        let mut evening = evening.borrow_mut();
        match dish {
            Ok(dish) => evening.dishes.push(dish),
            Err(_) => evening.spoiled.push(name),
        }
    };
    let cooking = ReceiverStream::new(orders).for_each_concurrent(cooks, cook);
    tokio::join!(join_all(waiters), cooking);
    evening.into_inner()
}

async fn take(mut waiter: Waiter, shelf: mpsc::Sender<Order>) {
    while let Some(order) = waiter.take_order().await {
        shelf.send(order).await.expect("the kitchen is open");
    }
}
