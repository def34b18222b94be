//! right: tasks that send into a channel, aborted by their handles

use katas_kit::net::Site;
use tokio::sync::mpsc;

pub async fn first_copy(mirrors: &Site) -> String {
    let (sender, mut copies) = mpsc::channel(3);
    let mut tasks = Vec::new();
    for name in ["oslo", "porto", "turin"] {
        let (request, sender) = (mirrors.get(name), sender.clone());
        tasks.push(tokio::spawn(async move {
            let _ = sender.send(request.await).await;
        }));
    }
    let first = copies.recv().await.expect("a sender is here");
    tasks.iter().for_each(|task| task.abort());
    first
}
