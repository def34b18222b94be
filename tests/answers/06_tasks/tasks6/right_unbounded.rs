//! right: an unbounded channel, its sender moved

use katas_kit::jobs::Worker;
use tokio::sync::mpsc;

pub struct Question {
    text: String,
    answer: mpsc::UnboundedSender<String>,
}

pub struct Lost;

pub async fn ask(desk: &mpsc::Sender<Question>, text: &str) -> Result<String, Lost> {
    let (answer, mut answers) = mpsc::unbounded_channel();
    let text = text.to_owned();
    desk.send(Question { text, answer })
        .await
        .map_err(|_| Lost)?;
    answers.recv().await.ok_or(Lost)
}

pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if let Ok(result) = worker.run(&text).await {
            let _ = answer.send(result);
        }
    }
}
