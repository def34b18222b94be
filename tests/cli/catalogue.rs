//! Sets of exercises: the embedded one, and broken ones.

use std::fs;

use crate::program::katas;

#[test]
fn the_embedded_set_is_sound_and_complete() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    katas(["list"])
        .with_the_embedded_set()
        .in_folder(folder.path())
        .succeeds()
        .stderr_is("");
    katas(["init", "--no-build"])
        .with_the_embedded_set()
        .in_folder(folder.path())
        .succeeds();
}

#[test]
fn every_mistake_is_reported_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let info = "format_version = 1\nexercises = []\ntopics = [{ dir = \"First\", title = \"First\", curse = \"§1\" }]\n";
    fs::write(folder.path().join("info.toml"), info).expect("the folder is writable");
    let said = katas(["list"])
        .with_set(folder.path())
        .refuses()
        .stdout_is("");
    insta::assert_snapshot!(
        said.stderr
            .replace(&folder.path().display().to_string(), "[set]")
    );
}

#[test]
fn a_folder_that_is_no_set_and_a_set_that_lacks_a_file_are_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().display().to_string();
    let said = katas(["list"])
        .with_set(folder.path())
        .refuses()
        .stdout_is("");
    assert!(
        said.stderr
            .ends_with("hint: `--set DIR` takes a folder with an `info.toml`\n"),
        "{}",
        said.stderr
    );
    assert!(
        said.stderr
            .starts_with(&format!("error: cannot read `{path}/info.toml`\n")),
        "{}",
        said.stderr
    );

    let info = include_str!("fixtures/small/info.toml");
    fs::write(folder.path().join("info.toml"), info).expect("the folder is writable");
    katas(["init", "--no-build"])
        .with_set(folder.path())
        .in_folder(folder.path())
        .refuses()
        .says_only(&format!(
            "error: the set has no `{path}/exercises/00_first/ready1.rs`\n"
        ));
}
