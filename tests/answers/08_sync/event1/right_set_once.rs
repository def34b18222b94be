//! right: a SetOnce

use tokio::sync::SetOnce;

#[derive(Default)]
pub struct Doors {
    opened: SetOnce<()>,
}

impl Doors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn open(&self) {
        let _ = self.opened.set(());
    }

    pub async fn wait(&self) {
        self.opened.wait().await;
    }
}
