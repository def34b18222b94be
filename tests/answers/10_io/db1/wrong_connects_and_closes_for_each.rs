//! wrong: the_queries_wait_for_the_connection_alone / extra-calls

use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let users = query(server, "users").await;
    let posts = query(server, "posts").await;
    let comments = query(server, "comments").await;
    let db = server.connect().await;
    let (counts, news) = summary(&users, &posts, &comments);
    tokio::join!(db.insert("counts", &counts), db.insert("news", &news));
    db.close().await;
}

async fn query(server: &Server, table: &str) -> Vec<String> {
    let db = server.connect().await;
    let rows = db.query(table).await;
    db.close().await;
    rows
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
