//! wrong: it_finishes / never-woken

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
    let mut open = Vec::new();
    while let Some(Question { text, answer }) = questions.recv().await {
        match worker.run(&text).await {
            Ok(result) => drop(answer.send(result)),
            // For later.
            Err(_) => open.push(answer),
        }
    }
}
