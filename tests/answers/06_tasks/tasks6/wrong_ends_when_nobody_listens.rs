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
    desk.send(Question {
        text: text.to_owned(),
        answer,
    })
    .await
    .map_err(|_| Lost)?;
    answered.await.map_err(|_| Lost)
}
pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if answer.is_closed() {
            return;
        }
        match worker.run(&text).await {
            Ok(r) => {
                let _ = answer.send(r);
            }
            Err(_) => drop(answer),
        }
    }
}
