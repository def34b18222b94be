//! right: a watch channel, whose receiver hears when the sender is gone

use katas_kit::jobs::Worker;
use tokio::sync::{mpsc, watch};

pub struct Question {
    text: String,
    answer: watch::Sender<Option<String>>,
}

pub struct Lost;

pub async fn ask(desk: &mpsc::Sender<Question>, text: &str) -> Result<String, Lost> {
    let (answer, mut answers) = watch::channel(None);
    let text = text.to_owned();
    desk.send(Question { text, answer })
        .await
        .map_err(|_| Lost)?;
    let answer = answers.wait_for(Option::is_some).await;
    answer.map_err(|_| Lost)?.clone().ok_or(Lost)
}

pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if let Ok(result) = worker.run(&text).await {
            answer.send_replace(Some(result));
        }
    }
}
