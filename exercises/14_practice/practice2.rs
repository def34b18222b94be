//! Problem 2 of the course: producers and consumers, several of each.
//!
//! Write `serve`. Waiters take orders (`waiter.take_order()` gives one, or `None` when there are no more),
//! and cooks cook them (`kitchen.cook(order)` gives the dish). Between them is a shelf. What is asked:
//!
//! - All waiters work at the same time, and so do `cooks` cooks, never more. No cook stands idle while an
//!   order waits, whichever waiter took it.
//! - The shelf has room for `room` orders. A waiter who finds room puts the order down and takes the next
//!   one; a waiter who finds none waits there, order in hand. Orders wait nowhere else.
//! - Some orders are spoiled: `cook` panics over them. Nothing else may suffer from that: the name of the
//!   order (`order.name()`) goes into `spoiled`, and there are as many cooks as before.
//! - It ends when every order is cooked or spoiled, and leaves nothing running. The order within the
//!   two lists does not matter.
//!
//! The types are given, the body is yours; so is every helper that you want to write.
//!
//! In asyncio you would begin like this:
//!
//!     queue = asyncio.Queue(maxsize=room)
//!     async def take(waiter):
//!         while (order := await waiter.take_order()) is not None:
//!             await queue.put(order)
//!     async def cook():
//!         while True:
//!             order = await queue.get()
//!             ...

use katas_kit::kitchen::{Kitchen, Waiter};

pub struct Evening {
    pub dishes: Vec<String>,
    pub spoiled: Vec<String>,
}

pub async fn serve(waiters: Vec<Waiter>, kitchen: &Kitchen, cooks: usize, room: usize) -> Evening {
    todo!("{waiters:?}, {cooks} cooks in {kitchen:?}, a shelf with room for {room}")
}
