//! A question goes to the desk with the means to answer it, and `ask` waits for the answer. It may
//! get lost: the worker fails, or crashes. Then `ask` says so, and does not wait any longer.
//! Answers come as they should. But whoever asked a question that got lost still waits.
//!
//! Tasks hand things over through channels:
//! - `mpsc::channel(n)`: any number of values, up to `n` under way. `send` waits for room. Senders
//!   can be cloned; `recv` gives `None` when all of them are gone and nothing is left.
//! - `oneshot::channel()`: a single value. `send` does not wait. The receiver is a future: awaited,
//!   it gives the value, or `Err` when the sender is gone.
//!
//! In asyncio you would write (and nobody would set it after a crash):
//!
//!     answer = asyncio.get_running_loop().create_future()
//!     await desk.put((text, answer))
//!     return await answer

use katas_kit::jobs::Worker;
use tokio::sync::mpsc;

pub struct Question {
    text: String,
    answer: mpsc::Sender<String>,
}

/// The question got lost.
pub struct Lost;

pub async fn ask(desk: &mpsc::Sender<Question>, text: &str) -> Result<String, Lost> {
    let (sender, mut answers) = mpsc::channel(1);
    let (text, answer) = (text.to_owned(), sender.clone());
    desk.send(Question { text, answer })
        .await
        .map_err(|_| Lost)?;
    answers.recv().await.ok_or(Lost)
}

/// What the desk does, until nobody can ask any more.
pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if let Ok(result) = worker.run(&text).await {
            // Whoever asked may be gone.
            let _ = answer.send(result).await;
        }
    }
}
