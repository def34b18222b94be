//! right: a CancellationToken

use tokio_util::sync::CancellationToken;

#[derive(Default)]
pub struct Doors {
    opened: CancellationToken,
}

impl Doors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn open(&self) {
        self.opened.cancel();
    }

    pub async fn wait(&self) {
        self.opened.cancelled().await;
    }
}
