//! right: one join! over everything, and channels that hand the rows over

use katas_kit::db::Server;
use tokio::sync::oneshot;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let (counted, counts) = oneshot::channel();
    let (found, news) = oneshot::channel();
    let asking = async {
        let (users, posts, comments) =
            tokio::join!(db.query("users"), db.query("posts"), db.query("comments"));
        let (counts, news) = summary(&users, &posts, &comments);
        // Both receivers wait in the same `join!`.
        let _ = (counted.send(counts), found.send(news));
    };
    let inserting_counts = async { db.insert("counts", &counts.await.unwrap_or_default()).await };
    let inserting_news = async { db.insert("news", &news.await.unwrap_or_default()).await };
    tokio::join!(asking, inserting_counts, inserting_news);
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
