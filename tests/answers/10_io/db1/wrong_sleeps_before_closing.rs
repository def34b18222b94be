//! wrong: the_connection_is_closed_at_the_end / slept-and-hoped

use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let (users, posts, comments) =
        tokio::join!(db.query("users"), db.query("posts"), db.query("comments"));
    let (counts, news) = summary(&users, &posts, &comments);
    tokio::join!(db.insert("counts", &counts), db.insert("news", &news));
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
