//! right: a crash is caught, and the desk stays

use std::panic::AssertUnwindSafe;

use futures::FutureExt;
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
    desk.send(Question { text, answer })
        .await
        .map_err(|_| Lost)?;
    answered.await.map_err(|_| Lost)
}

pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        let outcome = AssertUnwindSafe(worker.run(&text)).catch_unwind().await;
        if let Ok(Ok(result)) = outcome {
            let _ = answer.send(result);
        }
    }
}
