//! right: a task that closes when the sending is over, and is awaited

use std::sync::Arc;

use katas_kit::mail::{Refused, Server, Session};
use tokio::sync::oneshot;

pub async fn send_all(server: &Server, letters: &[String]) -> Result<Vec<String>, Refused> {
    let session = Arc::new(server.connect().await);
    let (over, is_over) = oneshot::channel::<()>();
    let closing = tokio::spawn(close(session.clone(), is_over));
    let outcome = send(&session, letters).await;
    drop((session, over));
    closing.await.expect("closing does not panic");
    outcome
}

async fn close(session: Arc<Session>, is_over: oneshot::Receiver<()>) {
    // An error says that the other end was dropped, which is the signal.
    let _ = is_over.await;
    let session = Arc::into_inner(session).expect("nobody else has it");
    session.close().await;
}

async fn send(session: &Session, letters: &[String]) -> Result<Vec<String>, Refused> {
    let mut receipts = Vec::new();
    for letter in letters {
        receipts.push(session.send(letter).await?);
    }
    Ok(receipts)
}
