//! wrong: it_finishes / never-woken

use katas_kit::jobs::Worker;
use tokio::sync::mpsc;

pub struct Question {
    text: String,
    answer: mpsc::Sender<String>,
}

pub struct Lost;

pub async fn ask(desk: &mpsc::Sender<Question>, text: &str) -> Result<String, Lost> {
    let (sender, mut answers) = mpsc::channel(1);
    let text = text.to_owned();
    // A clone has to be dropped, too.
    let answer = sender.clone();
    let question = Question {
        text,
        answer: answer.clone(),
    };
    drop(sender);
    desk.send(question).await.map_err(|_| Lost)?;
    let answered = answers.recv().await.ok_or(Lost);
    drop(answer);
    answered
}

pub async fn serve(worker: Worker, mut questions: mpsc::Receiver<Question>) {
    while let Some(Question { text, answer }) = questions.recv().await {
        if let Ok(result) = worker.run(&text).await {
            let _ = answer.send(result).await;
        }
    }
}
