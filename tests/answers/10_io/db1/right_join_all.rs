//! right: join_all over the tables, and over the rows

use futures::future::join_all;
use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let tables = join_all(["users", "posts", "comments"].map(|table| db.query(table))).await;
    let (counts, news) = summary(&tables[0], &tables[1], &tables[2]);
    let rows = [("counts", counts), ("news", news)];
    join_all(rows.map(|(table, row)| db.insert(table, &row))).await;
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
