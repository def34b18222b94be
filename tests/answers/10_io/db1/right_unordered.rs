//! right: queries as they come, told apart by their table

use std::collections::HashMap;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let ask = async |table: &'static str| (table, db.query(table).await);
    let mut asked: FuturesUnordered<_> = ["users", "posts", "comments"]
        .map(ask)
        .into_iter()
        .collect();
    let mut tables = HashMap::new();
    while let Some((table, rows)) = asked.next().await {
        tables.insert(table, rows);
    }
    let (counts, news) = summary(&tables["users"], &tables["posts"], &tables["comments"]);
    let counts = db.insert("counts", &counts);
    let news = db.insert("news", &news);
    futures::future::join(counts, news).await;
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
