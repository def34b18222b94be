//! Answers that are no ordinary files, and files that are no ordinary answers: a clear error or a right verdict, and
//! nothing lost.

use std::fs;
use std::path::Path;

use crate::judging::{BASICS2, basics2, exercise, solution};
use crate::program::{Katas, katas};
use crate::terminal::Terminal;
use crate::watch::{PASSED, learner};
use crate::workspace::Workspace;

fn run(workspace: &Workspace) -> Katas {
    katas(["run", "basics2"]).in_workspace(workspace)
}

fn right() -> String {
    solution("01_basics/basics2")
}

#[test]
fn what_is_no_file_is_named_with_the_way_out() {
    let workspace = Workspace::embedded();
    let path = workspace.root().join(BASICS2);
    fs::remove_file(&path).expect("it was just written");
    run(&workspace).refuses().says_only(
        "error: cannot read `exercises/01_basics/basics2.rs`\n  because: No such file or directory (os error 2)\n\
         hint: `katas reset basics2` brings the shipped file back\n",
    );
    fs::create_dir(&path).expect("the folder is writable");
    run(&workspace).refuses().says_only(
        "error: cannot read `exercises/01_basics/basics2.rs`\n  because: it is a folder, not a file\n\
         hint: move it away, then `katas reset basics2` brings the shipped file back\n",
    );
    // Neither of the two is touched by what does not know what to do with it.
    fs::write(path.join("notes.txt"), "mine").expect("the folder is writable");
    katas(["reset", "basics2"])
        .in_workspace(&workspace)
        .refuses();
    katas(["verify"]).in_workspace(&workspace).exits_with(2);
    assert_eq!(workspace.read(&format!("{BASICS2}/notes.txt")), "mine");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_one_that_leads_nowhere_is_named() {
    use std::os::unix::fs::symlink;
    let workspace = Workspace::embedded();
    let path = workspace.root().join(BASICS2);
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let target = elsewhere.path().join("mine.rs");
    fs::remove_file(&path).expect("it was just written");
    symlink(&target, &path).expect("the folder is writable");
    let said = run(&workspace).refuses();
    assert!(
        said.stderr
            .starts_with("error: cannot read `exercises/01_basics/basics2.rs`"),
        "{}",
        said.stderr
    );
    fs::write(&target, right()).expect("the folder is writable");
    run(&workspace).succeeds();
    assert!(path.is_symlink(), "the learner's own arrangement stays");
}

#[cfg(unix)]
#[test]
fn what_never_ends_is_not_even_opened() {
    use std::os::unix::fs::symlink;
    let workspace = Workspace::embedded();
    let path = workspace.root().join(BASICS2);
    fs::remove_file(&path).expect("it was just written");
    symlink("/dev/zero", &path).expect("the folder is writable");
    let said = run(&workspace).refuses();
    assert!(
        said.stderr.contains("it is a device, not a file"),
        "{}",
        said.stderr
    );
    let root = workspace.root().display().to_string();
    katas(["verify", "basics2", "--answers", &root])
        .in_workspace(&workspace)
        .refuses();
    fs::remove_file(&path).expect("it was just written");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo works");
    run(&workspace).refuses();
    katas(["list"]).in_workspace(&workspace).succeeds();
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_an_error_and_no_verdict() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::embedded();
    let path = workspace.root().join(BASICS2);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("it is ours");
    // For root nothing is forbidden.
    if fs::read(&path).is_err() {
        let said = run(&workspace).refuses();
        assert!(said.stderr.contains("Permission denied"), "{}", said.stderr);
    }
}

#[test]
fn bytes_that_editors_and_systems_add_do_not_matter() {
    let workspace = Workspace::embedded();
    let with_returns = right().replace('\n', "\r\n");
    let with_mark = format!("\u{feff}{}", right());
    let long = format!("{}//{}\n", right(), "/".repeat(1_000_000));
    for source in [with_returns, with_mark, long] {
        workspace.save(BASICS2, &source);
        run(&workspace).succeeds();
        assert_eq!(workspace.read(BASICS2), source, "nothing was rewritten");
    }
}

#[test]
fn what_is_no_rust_is_told_in_rustcs_words() {
    let workspace = Workspace::embedded();
    for (content, words) in [
        (Vec::new(), "cannot find function `fetch_all`"),
        (
            b"\xff\xfe// no UTF-8".to_vec(),
            "stream did not contain valid UTF-8",
        ),
        (b"pub async fn fetch_all(".to_vec(), "unclosed delimiter"),
        (vec![0; 4096], "unknown start of token"),
    ] {
        fs::write(workspace.root().join(BASICS2), &content).expect("the folder is writable");
        let said = run(&workspace).fails();
        assert!(said.stdout.contains(words), "{}", said.stdout);
        assert!(!said.stdout.contains('\0'));
    }
}

#[test]
fn of_thousands_of_errors_the_first_few_are_told() {
    let wrong: String = (0..3000)
        .map(|n| format!("fn wrong{n}() -> u8 {{\n    \"{n}\"\n}}\n"))
        .collect();
    let workspace = Workspace::embedded();
    workspace.save(BASICS2, &(basics2("Vec::new()") + &wrong));
    let said = run(&workspace).fails();
    assert!(
        said.stdout.contains("does not compile: 100 errors or more"),
        "{}",
        said.stdout.lines().take(4).collect::<Vec<_>>().join("\n")
    );
    let lines = said.stdout.lines().count();
    assert!(lines < 120, "{lines} lines");
    let json = katas(["run", "basics2", "--format", "json"])
        .in_workspace(&workspace)
        .fails();
    assert_eq!(exercise(&json)["verdict"], "did-not-compile");
}

#[test]
fn a_workspace_may_lie_anywhere() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("Übungen für Ida & \"Co\" 'x' $HOME");
    let place = root.display().to_string();
    katas(["init", "--no-build", place.as_str()])
        .with_the_embedded_set()
        .in_folder(folder.path())
        .succeeds();
    fs::write(root.join(BASICS2), right()).expect("the folder is writable");
    katas(["run", "basics2"])
        .with_the_embedded_set()
        .in_folder(&root)
        .succeeds();
    fs::write(root.join(BASICS2), basics2("nowhere()")).expect("the folder is writable");
    let said = katas(["run", "basics2"])
        .with_the_embedded_set()
        .in_folder(&root)
        .fails();
    assert!(
        said.stdout
            .contains("--> exercises/01_basics/basics2.rs:5:5"),
        "{}",
        said.stdout
    );
}

#[test]
fn a_file_that_lost_its_function_is_told_with_the_way_back() {
    let workspace = Workspace::embedded();
    let note = "The file has no `fetch_all` any more: `katas reset basics2`";
    for content in ["", "// nothing\n", "pub async fn fetch_al() {}\n"] {
        workspace.save(BASICS2, content);
        let said = run(&workspace).fails();
        assert!(
            unwrapped(&said.stdout).contains(note),
            "{content}: {}",
            said.stdout
        );
    }
    // A name of the learner's own.
    workspace.save(BASICS2, &basics2("fetch_them()"));
    let said = run(&workspace).fails();
    assert!(
        unwrapped(&said.stdout).contains("check the spelling"),
        "{}",
        said.stdout
    );
    assert!(!said.stdout.contains("any more"), "{}", said.stdout);
}

/// In one line.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A file of this size that takes no room on disk.
fn sparse(path: &Path, size: u64) {
    let file = fs::File::create(path).expect("the folder is writable");
    file.set_len(size).expect("a sparse file takes no room");
}

#[test]
fn an_answer_that_is_too_large_is_refused_unread_everywhere() {
    const GIB: u64 = 1 << 30;
    let workspace = Workspace::embedded();
    let path = workspace.root().join(BASICS2);
    sparse(&path, 3 * GIB);
    let words = "it is larger than 1 MiB";
    // Three times as much as that would not fit.
    let little_memory = ["sh", "-c", "ulimit -v 2000000; exec \"$@\"", "sh"];
    for (arguments, words) in [
        (&["run", "basics2"][..], words),
        (&["run", "basics2", "--answer", BASICS2], words),
        (&["verify", "basics2"], words),
        (
            &["verify", "basics2", "--answers", ".", "--format", "json"],
            words,
        ),
        (&["reset", "basics2"], words),
        (&["update"], "nothing to do"),
        (&["list"], ""),
    ] {
        let code = if words.starts_with("it is") { 2 } else { 0 };
        let said = katas(arguments.iter().copied())
            .in_workspace(&workspace)
            .behind(&little_memory)
            .exits_with(code);
        let told = format!("{}{}", said.stdout, said.stderr);
        assert!(told.contains(words), "{arguments:?}: {told}");
    }
    sparse(&path, 1 << 20);
    run(&workspace).fails();
}

#[cfg(unix)]
fn fifo(path: &Path) {
    let _ = fs::remove_file(path).or_else(|_| fs::remove_dir_all(path));
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo works");
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_folder_in_place_of_our_files_is_told_at_once() {
    for (file, commands) in [
        (
            ".katas/progress.toml",
            &["list", "hint", "next", "solution"][..],
        ),
        (".katas/lock", &["hint", "next", "undo"]),
        (".katas/shipped.toml", &["list", "next", "update"]),
        ("Cargo.toml", &["next"]),
    ] {
        let workspace = Workspace::fresh();
        let path = workspace.root().join(file);
        for what in [
            "it is a named pipe, not a file",
            "it is a folder, not a file",
        ] {
            fifo(&path);
            if what.contains("folder") {
                fs::remove_file(&path).expect("it was just made");
                fs::create_dir(&path).expect("the folder is writable");
            }
            for &command in commands {
                let said = katas([command]).in_workspace(&workspace).refuses();
                let name = path.file_name().expect("it has a name").to_string_lossy();
                for words in [what, &format!("katas makes a new `{name}`"), file] {
                    assert!(
                        said.stderr.contains(words),
                        "{command} {file}: {}",
                        said.stderr
                    );
                }
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn the_watch_screen_reads_neither_what_is_too_large_nor_a_pipe() {
    let (_trees, workspace) = learner();
    let path = workspace.root().join(BASICS2);
    let mut terminal = Terminal::watching(&workspace, &[]);
    terminal.shows(&["✗ failed"]);
    sparse(&path, 3 << 30);
    terminal.shows(&["could not be judged", "it is larger than 1 MiB"]);
    fifo(&path);
    terminal.press("r");
    terminal.shows(&["could not be judged", "it is a named pipe, not a file"]);
    fs::remove_file(&path).expect("it was just made");
    workspace.save(BASICS2, &right());
    terminal.shows(&PASSED);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_manifest_stops_nothing_that_does_not_need_it() {
    let workspace = Workspace::fresh();
    fs::remove_dir_all(workspace.root().join(".katas/kit")).expect("it is there");
    for file in ["Cargo.toml", "Cargo.lock"] {
        fifo(&workspace.root().join(file));
    }
    let said = katas(["list"]).in_workspace(&workspace).succeeds();
    assert!(
        said.stderr.contains("it is a named pipe, not a file"),
        "{}",
        said.stderr
    );
}
