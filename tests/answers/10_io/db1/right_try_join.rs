//! right: try_join! over blocks that cannot fail

use std::convert::Infallible;

use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let query = async |table: &str| Ok::<_, Infallible>(db.query(table).await);
    let Ok((users, posts, comments)) =
        tokio::try_join!(query("users"), query("posts"), query("comments"));
    let (counts, news) = summary(&users, &posts, &comments);
    let insert = async |table: &str, row: &str| Ok::<_, Infallible>(db.insert(table, row).await);
    let Ok(_) = tokio::try_join!(insert("counts", &counts), insert("news", &news));
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
