//! wrong: nobody_waits_longer_than_needed / slept-and-hoped

use katas_kit::jobs::Worker;
use tokio::sync::mpsc;
pub struct Question {
    text: String,
    answer: mpsc::Sender<String>,
}
pub struct Lost;
pub async fn ask(desk: &mpsc::Sender<Question>, text: &str) -> Result<String, Lost> {
    let (sender, mut answers) = mpsc::channel(1);
    let (text, answer) = (text.to_owned(), sender.clone());
    desk.send(Question { text, answer })
        .await
        .map_err(|_| Lost)?;
    tokio::time::timeout(std::time::Duration::from_secs(1), answers.recv())
        .await
        .ok()
        .flatten()
        .ok_or(Lost)
}
pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if let Ok(result) = worker.run(&text).await {
            let _ = answer.send(result).await;
        }
    }
}
