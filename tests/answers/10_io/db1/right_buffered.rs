//! right: a stream that keeps three queries under way

use futures::{StreamExt, stream};
use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let queries = ["users", "posts", "comments"].map(|table| db.query(table));
    let tables: Vec<Vec<String>> = stream::iter(queries).buffered(3).collect().await;
    let (counts, news) = summary(&tables[0], &tables[1], &tables[2]);
    let inserts = [db.insert("counts", &counts), db.insert("news", &news)];
    stream::iter(inserts)
        .for_each_concurrent(None, |insert| insert)
        .await;
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
