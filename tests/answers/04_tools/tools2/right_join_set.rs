//! right: a set of tasks, sorted afterwards

use katas_kit::net::Site;
use tokio::task::JoinSet;

pub async fn morning_letter(archive: &Site) -> Vec<String> {
    let mut tasks = JoinSet::new();
    for (place, name) in ["sales", "stock"].into_iter().enumerate() {
        let page = archive.get(name);
        tasks.spawn(async move { (place, page.await) });
    }
    let mut letter = vec![write_greeting(archive).await];
    let mut reports = tasks.join_all().await;
    reports.sort();
    letter.extend(reports.into_iter().map(|(_place, report)| report));
    letter
}

async fn write_greeting(archive: &Site) -> String {
    let weather = archive.get("weather").await;
    format!("Good morning! {weather}")
}
