//! right: the records' numbers come through a channel, whose every message costs budget

use katas_kit::archive::Archive;
use tokio::sync::mpsc;

pub async fn audit(archive: Archive) -> Vec<u64> {
    let (sender, mut numbers) = mpsc::channel(100);
    let all = archive.records();
    let feeder = async move {
        for record in 0..all {
            sender.send(record).await.expect("somebody listens");
        }
    };
    let listener = async {
        let mut wrong = Vec::new();
        while let Some(record) = numbers.recv().await {
            if !archive.adds_up(record) {
                wrong.push(record);
            }
        }
        wrong
    };
    tokio::join!(feeder, listener).1
}
