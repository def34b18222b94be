//! A real watcher over a real folder: every way of saving ends with the last content reported.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;
use tokio::time::timeout;

use super::{Change, Mode, News, Watcher};

/// Reached only when something is broken.
const LONG: Duration = Duration::from_secs(20);

struct Folder {
    root: TempDir,
    file: PathBuf,
}

fn folder() -> Folder {
    let root = tempfile::tempdir().expect("a temporary folder can be made");
    let topic = root.path().join("01_basics");
    fs::create_dir(&topic).expect("a folder can be made");
    let file = topic.join("basics2.rs");
    fs::write(&file, "old").expect("a file can be written");
    Folder { root, file }
}

/// The next content, whatever is said about the source in between.
async fn next(watcher: &mut Watcher) -> Change {
    timeout(LONG, async {
        loop {
            match watcher.next().await {
                News::Content(change) => return change,
                News::Source(_) => {}
            }
        }
    })
    .await
    .expect("the change is reported")
}

/// Reads until this content is reported.
async fn until(watcher: &mut Watcher, path: &Path, content: &str) {
    loop {
        let change = next(watcher).await;
        if change.path == path && change.content.as_deref() == Some(content.as_bytes()) {
            return;
        }
    }
}

/// What an editor does to a file to give it this content.
type Save = fn(&Path, &str);

const WAYS: [(&str, Save); 6] = [
    ("truncate and write", |path, text| {
        fs::write(path, text).expect("written")
    }),
    ("rename over", |path, text| {
        let beside = path.with_extension("rs.tmp");
        fs::write(&beside, text).expect("written");
        fs::rename(&beside, path).expect("renamed");
    }),
    ("as vim", |path, text| {
        let backup = path.with_extension("rs~");
        fs::write(path.with_file_name("4913"), "").expect("written");
        fs::remove_file(path.with_file_name("4913")).expect("removed");
        fs::rename(path, &backup).expect("renamed");
        fs::write(path, text).expect("written");
        fs::remove_file(&backup).expect("removed");
    }),
    ("as emacs", |path, text| {
        fs::copy(path, path.with_extension("rs~")).expect("copied");
        fs::write(path, text).expect("written");
    }),
    ("delete and create", |path, text| {
        fs::remove_file(path).expect("removed");
        fs::write(path, text).expect("written");
    }),
    ("as sed -i", |path, text| {
        let beside = path.with_file_name("sedXyZ123");
        fs::write(&beside, text).expect("written");
        fs::rename(&beside, path).expect("renamed");
    }),
];

async fn every_way(mode: Mode) {
    let folder = folder();
    let mut watcher = Watcher::start(folder.root.path(), mode).expect("the watcher starts");
    for round in 0..3 {
        for (name, save) in WAYS {
            let content = format!("{name} {round}");
            save(&folder.file, &content);
            until(&mut watcher, &folder.file, &content).await;
        }
    }
}

#[tokio::test]
async fn every_way_of_saving_is_seen_by_events() {
    every_way(Mode::Auto).await;
}

#[tokio::test]
async fn every_way_of_saving_is_seen_by_polling() {
    every_way(Mode::Poll).await;
}

#[tokio::test]
async fn many_saves_end_with_the_last_content() {
    let folder = folder();
    let mut watcher = Watcher::start(folder.root.path(), Mode::Auto).expect("the watcher starts");
    for round in 0..200 {
        let (_, save) = WAYS[round % WAYS.len()];
        save(&folder.file, &format!("content {round}"));
    }
    until(&mut watcher, &folder.file, "content 199").await;
}

#[tokio::test]
async fn folders_that_appear_later_are_watched() {
    let folder = folder();
    let mut watcher = Watcher::start(folder.root.path(), Mode::Auto).expect("the watcher starts");
    let late = folder.root.path().join("02_futures/futures1.rs");
    fs::create_dir(late.parent().expect("it has a parent")).expect("a folder can be made");
    fs::write(&late, "first").expect("a file can be written");
    until(&mut watcher, &late, "first").await;
    fs::write(&late, "second").expect("a file can be written");
    until(&mut watcher, &late, "second").await;
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_an_error() {
    assert!(Watcher::start(Path::new("/nowhere/at/all"), Mode::Auto).is_err());
}
