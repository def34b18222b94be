//! wrong: nothing_panics / panicked

use katas_kit::jobs::Worker;
use tokio::sync::{mpsc, oneshot};

pub struct Question {
    text: String,
    answer: oneshot::Sender<String>,
}

pub struct Lost;

pub async fn ask(desk: &mpsc::Sender<Question>, text: &str) -> Result<String, Lost> {
    let (answer, answered) = oneshot::channel();
    let text = text.to_owned();
    // After a crash there is no desk any more.
    assert!(desk.send(Question { text, answer }).await.is_ok());
    answered.await.map_err(|_| Lost)
}

pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if let Ok(result) = worker.run(&text).await {
            let _ = answer.send(result);
        }
    }
}
