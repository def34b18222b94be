//! Visitors wait at the doors until somebody opens them. Open doors stay open.

use tokio::sync::watch;

#[derive(Default)]
pub struct Doors {
    open: watch::Sender<bool>,
}

impl Doors {
    /// They are closed at first.
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens them for good.
    pub fn open(&self) {
        // Not `send`: that refuses, and changes nothing, while nobody is subscribed.
        self.open.send_replace(true);
    }

    /// Returns when they are open.
    pub async fn wait(&self) {
        // `wait_for` looks at the present value before it waits, so it does not matter who was first.
        // It fails only when the sender is gone, and `self` holds it.
        let _ = self.open.subscribe().wait_for(|open| *open).await;
    }
    // A `CancellationToken` (`cancel`, `cancelled`) or a `SetOnce` would serve as well. With `Notify`
    // and a flag, make the `notified()` future first and look at the flag afterwards, and in `open` set
    // the flag first. The other way round will do on one thread, where nothing comes between two lines
    // without an await; with more threads the doors may open in between.
}
