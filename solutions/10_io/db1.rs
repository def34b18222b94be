//! Write the nightly digest: connect, ask three tables, insert two rows, close.

use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    // Three phases, for each needs what the one before gives. Within a phase nothing needs anything, so
    // its calls wait together; between the phases stands an await, which is what keeps the order.
    let (users, posts, comments) =
        tokio::join!(db.query("users"), db.query("posts"), db.query("comments"));
    let (counts, news) = summary(&users, &posts, &comments);
    tokio::join!(db.insert("counts", &counts), db.insert("news", &news));
    // Not inside the `join!`: there it would race with the inserts.
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
