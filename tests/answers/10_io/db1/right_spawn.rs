//! right: tasks, all spawned before the first is awaited

use katas_kit::db::Server;
use tokio::task::JoinSet;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let users = tokio::spawn(db.query("users"));
    let posts = tokio::spawn(db.query("posts"));
    let comments = tokio::spawn(db.query("comments"));
    let users = users.await.expect("no query panics");
    let posts = posts.await.expect("no query panics");
    let comments = comments.await.expect("no query panics");
    let (counts, news) = summary(&users, &posts, &comments);
    let mut inserts = JoinSet::new();
    inserts.spawn(db.insert("counts", &counts));
    inserts.spawn(db.insert("news", &news));
    while inserts.join_next().await.is_some() {}
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
