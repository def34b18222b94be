//! right: oneshot, and a task for each question

use katas_kit::jobs::Worker;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

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
    let mut at_work = JoinSet::new();
    while let Some(Question { text, answer }) = questions.recv().await {
        let call = worker.run(&text);
        at_work.spawn(async move {
            if let Ok(result) = call.await {
                let _ = answer.send(result);
            }
        });
    }
    while at_work.join_next().await.is_some() {}
}
