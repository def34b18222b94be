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

/// A file of the folder that lies elsewhere, and where.
#[cfg(unix)]
fn linked(folder: &Folder, lies: &Path, content: &str) {
    fs::create_dir_all(lies.parent().expect("it has a parent")).expect("a folder can be made");
    fs::write(lies, content).expect("a file can be written");
    let _ = fs::remove_file(&folder.file);
    std::os::unix::fs::symlink(lies, &folder.file).expect("a link can be made");
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_behind_a_link_is_watched_where_it_lies_and_where_the_link_leads_later() {
    for mode in [Mode::Auto, Mode::Poll] {
        let (folder, elsewhere) = (folder(), tempfile::tempdir().expect("a temporary folder"));
        let first = elsewhere.path().join("first/answer.rs");
        let second = elsewhere.path().join("second/other.rs");
        linked(&folder, &first, "old");
        let mut watcher = Watcher::start(folder.root.path(), mode).expect("the watcher starts");
        for (name, save) in WAYS {
            save(&first, name);
            until(&mut watcher, &folder.file, name).await;
        }
        linked(&folder, &second, "retargeted");
        until(&mut watcher, &folder.file, "retargeted").await;
        for (name, save) in WAYS {
            save(&second, &format!("second {name}"));
            until(&mut watcher, &folder.file, &format!("second {name}")).await;
        }
        // It leads nowhere, and then there is something.
        fs::remove_dir_all(elsewhere.path().join("second")).expect("removed");
        assert_eq!(next(&mut watcher).await.content, None);
        fs::create_dir(elsewhere.path().join("second")).expect("a folder can be made");
        fs::write(&second, "back").expect("written");
        until(&mut watcher, &folder.file, "back").await;
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_save_behind_a_link_is_seen_by_an_event_and_not_by_looking_now_and_then() {
    let (folder, elsewhere) = (folder(), tempfile::tempdir().expect("a temporary folder"));
    let lies = elsewhere.path().join("answer.rs");
    linked(&folder, &lies, "old");
    let mut watcher = Watcher::start(folder.root.path(), Mode::Auto).expect("the watcher starts");
    let began = std::time::Instant::now();
    const SAVES: u32 = 20;
    for save in 0..SAVES {
        fs::write(&lies, format!("{save}")).expect("written");
        until(&mut watcher, &folder.file, &format!("{save}")).await;
    }
    let each = began.elapsed() / SAVES;
    assert!(each < super::actor::CHECK / 2, "{each:?} for each save");
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_behind_a_link_is_watched_and_one_that_leads_to_itself_ends() {
    let (folder, elsewhere) = (folder(), tempfile::tempdir().expect("a temporary folder"));
    let topic = folder.root.path().join("02_futures");
    std::os::unix::fs::symlink(elsewhere.path(), &topic).expect("a link can be made");
    std::os::unix::fs::symlink(folder.root.path(), folder.root.path().join("03_itself"))
        .expect("a link can be made");
    let lies = elsewhere.path().join("futures1.rs");
    fs::write(&lies, "old").expect("written");
    for mode in [Mode::Auto, Mode::Poll] {
        let mut watcher = Watcher::start(folder.root.path(), mode).expect("the watcher starts");
        for (name, save) in WAYS {
            save(&lies, &format!("{name} {mode:?}"));
            until(
                &mut watcher,
                &topic.join("futures1.rs"),
                &format!("{name} {mode:?}"),
            )
            .await;
        }
    }
}

#[tokio::test]
async fn a_folder_that_is_gone_is_told_of_and_watched_again_when_it_is_back() {
    for mode in [Mode::Auto, Mode::Poll] {
        let above = tempfile::tempdir().expect("a temporary folder");
        let (workspace, moved) = (above.path().join("workspace"), above.path().join("moved"));
        let exercises = workspace.join("exercises");
        let file = exercises.join("basics2.rs");
        fs::create_dir_all(&exercises).expect("a folder can be made");
        fs::write(&file, "old").expect("written");
        let mut watcher = Watcher::start(&exercises, mode).expect("the watcher starts");
        // The folder itself is moved, and then the one above it, which no event tells.
        for (round, from) in [&exercises, &workspace].into_iter().enumerate() {
            fs::rename(from, &moved).expect("moved");
            let gone = Change {
                path: file.clone(),
                content: None,
            };
            assert_eq!(next(&mut watcher).await, gone, "{mode:?} {round}");
            fs::rename(&moved, from).expect("moved back");
            let before = fs::read_to_string(&file).expect("it is back");
            until(&mut watcher, &file, &before).await;
            fs::write(&file, format!("round {round}")).expect("written");
            until(&mut watcher, &file, &format!("round {round}")).await;
        }
        // Another one under its name, in the same breath.
        fs::rename(&exercises, &moved).expect("moved");
        fs::create_dir(&exercises).expect("a folder can be made");
        fs::write(&file, "another").expect("written");
        until(&mut watcher, &file, "another").await;
        fs::write(&file, "and saved").expect("written");
        until(&mut watcher, &file, "and saved").await;
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_an_error() {
    assert!(Watcher::start(Path::new("/nowhere/at/all"), Mode::Auto).is_err());
}
