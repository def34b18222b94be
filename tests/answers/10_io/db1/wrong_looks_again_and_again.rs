//! wrong: the_inserts_wait_for_the_queries_alone / polling

use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let users = tokio::spawn(db.query("users"));
    let posts = tokio::spawn(db.query("posts"));
    let comments = tokio::spawn(db.query("comments"));
    while !(users.is_finished() && posts.is_finished() && comments.is_finished()) {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    let users = users.await.expect("no query panics");
    let posts = posts.await.expect("no query panics");
    let comments = comments.await.expect("no query panics");
    let (counts, news) = summary(&users, &posts, &comments);
    tokio::join!(db.insert("counts", &counts), db.insert("news", &news));
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
