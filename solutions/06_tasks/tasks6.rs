//! A question goes to the desk with the means to answer it, and `ask` waits for the answer.

use katas_kit::jobs::Worker;
use tokio::sync::{mpsc, oneshot};

pub struct Question {
    text: String,
    answer: oneshot::Sender<String>,
}

/// The question got lost.
pub struct Lost;

pub async fn ask(desk: &mpsc::Sender<Question>, text: &str) -> Result<String, Lost> {
    // A receiver waits as long as there is a sender. A `oneshot` has just one, and it goes away with
    // the question: whatever becomes of that, an error, a panic, a task that is dropped, the receiver
    // hears of it. With an `mpsc` the same takes care: no sender may be left behind here.
    let (answer, answered) = oneshot::channel();
    let text = text.to_owned();
    desk.send(Question { text, answer })
        .await
        .map_err(|_| Lost)?;
    answered.await.map_err(|_| Lost)
}

/// What the desk does, until nobody can ask any more.
pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if let Ok(result) = worker.run(&text).await {
            // Whoever asked may be gone.
            let _ = answer.send(result);
        }
    }
}
