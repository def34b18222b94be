//! wrong: the_answer_is_told_or_that_it_got_lost / wrong-value

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
        if let Ok(result) = worker.run(&text).await
            && answer.send(result).is_err()
        {
            // One asker is gone, and the others are sent away.
            return;
        }
    }
}
