//! Write the nightly digest: connect to the database, ask for the rows of "users", "posts" and
//! "comments", insert how many there are into "counts" and the newest of each into "news", and close
//! the connection. The connection takes any number of requests at once.
//! It is all done right. But the night is short, and this takes more than twice as long as it could.
//!
//! In asyncio you would write:
//!
//!     db = await server.connect()
//!     tables = await asyncio.gather(db.query("users"), db.query("posts"), db.query("comments"))
//!     counts, news = summary(*tables)
//!     await asyncio.gather(db.insert("counts", counts), db.insert("news", news))
//!     await db.close()

use katas_kit::db::Server;

pub async fn write_digest(server: &Server) {
    let db = server.connect().await;
    let users = db.query("users").await;
    let posts = db.query("posts").await;
    let comments = db.query("comments").await;
    let (counts, news) = summary(&users, &posts, &comments);
    db.insert("counts", &counts).await;
    db.insert("news", &news).await;
    db.close().await;
}

fn summary(users: &[String], posts: &[String], comments: &[String]) -> (String, String) {
    let (u, p, c) = (users.len(), posts.len(), comments.len());
    let newest = [users, posts, comments].map(|rows| rows.last().map_or("none", String::as_str));
    let counts = format!("{u} users, {p} posts, {c} comments");
    (counts, newest.join(", "))
}
