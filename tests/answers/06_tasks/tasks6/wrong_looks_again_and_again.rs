//! wrong: nobody_waits_longer_than_needed / polling

use std::time::Duration;

use katas_kit::jobs::Worker;
use tokio::sync::mpsc;
use tokio::time::sleep;

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
    loop {
        match answers.try_recv() {
            Ok(answer) => return Ok(answer),
            // Nobody but this function holds a sender any more.
            Err(_) if sender.strong_count() == 1 => return Err(Lost),
            Err(_) => sleep(Duration::from_millis(1)).await,
        }
    }
}

pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if let Ok(result) = worker.run(&text).await {
            let _ = answer.send(result).await;
        }
    }
}
