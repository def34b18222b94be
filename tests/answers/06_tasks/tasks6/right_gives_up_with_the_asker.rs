//! right: the work is given up when its asker goes away

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
    while let Some(Question { text, mut answer }) = questions.recv().await {
        let result = tokio::select! {
            result = worker.run(&text) => result,
            () = answer.closed() => continue,
        };
        if let Ok(result) = result {
            let _ = answer.send(result);
        }
    }
}
