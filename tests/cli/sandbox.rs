//! What an answer can reach of its user: nothing in the sandbox, and what is left where there is none.
#![cfg(target_os = "linux")]

use std::fs;
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::path::Path;

use serde_json::Value;

use crate::judging::{BASICS2, basics2, exercise, solution};
use crate::program::{Katas, katas};
use crate::terminal::Terminal;
use crate::workspace::Workspace;

/// Attempts, each with what it is called and an expression that is true where it worked.
fn attempts(attempts: &[(&str, String)]) -> String {
    let pairs = attempts
        .iter()
        .map(|(name, worked)| format!("({name:?}, {{ {worked} }})"));
    let pairs: Vec<String> = pairs.collect();
    basics2(&format!(
        "use std::fs::{{self, File}};\n    use std::process::Command;\n    let parent = std::os::unix::process::parent_id();\n    \
         let runs = |program: &str, arguments: &[&str]| Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success());\n    \
         let tried: Vec<(&str, bool)> = vec![{}];\n    \
         let worked: Vec<&str> = tried.into_iter().filter(|(_, worked)| *worked).map(|(name, _)| name).collect();\n    \
         let _ = (&runs, parent);\n    panic!(\"worked {{worked:?}}\")",
        pairs.join(", ")
    ))
}

fn judged(katas: Katas, source: &str) -> Value {
    let workspace = Workspace::embedded();
    workspace.save(BASICS2, source);
    exercise(&katas.in_workspace(&workspace).fails())
}

/// What worked, by its names.
fn worked(options: &[&'static str], source: &str) -> Vec<String> {
    let arguments = ["run", "basics2", "--format", "json"];
    let json = judged(
        katas(arguments.into_iter().chain(options.iter().copied())),
        source,
    );
    let title = json["diagnosis"]["title"].as_str().unwrap_or_default();
    let list = title
        .split_once("worked ")
        .unwrap_or_else(|| panic!("{json:#}"))
        .1;
    serde_json::from_str(list).unwrap_or_else(|error| panic!("{error}: {list}"))
}

/// Whether this machine has a whole sandbox. A machine that runs these tests without one says so.
fn is_whole() -> bool {
    let workspace = Workspace::embedded();
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    let said = katas(["run", "basics2", "--format", "json"])
        .in_workspace(&workspace)
        .succeeds();
    let json: Value = serde_json::from_str(&said.stdout).expect("it is JSON");
    let whole = json["sandbox"]["level"] == "whole";
    if !whole {
        println!("skipped: {:#}", json["sandbox"]);
    }
    whole
}

fn hostile(outside: &Path, port: u16) -> Vec<(&'static str, String)> {
    let outside = outside.display();
    vec![
        (
            "reads a file of the user's",
            format!("fs::read(\"{outside}/secret\").is_ok()"),
        ),
        (
            "lists a folder of the user's",
            format!("fs::read_dir(\"{outside}\").is_ok()"),
        ),
        (
            "writes a file of the user's",
            format!("fs::write(\"{outside}/written\", \"x\").is_ok()"),
        ),
        (
            "lists the folder it lies in",
            "fs::read_dir(\"..\").is_ok()".to_owned(),
        ),
        (
            "writes beside its folder",
            "fs::write(\"../beside\", \"x\").is_ok()".to_owned(),
        ),
        (
            "reads its parent's environment",
            "fs::read(format!(\"/proc/{parent}/environ\")).is_ok_and(|bytes| !bytes.is_empty())"
                .to_owned(),
        ),
        (
            "opens its parent's memory",
            "File::open(format!(\"/proc/{parent}/mem\")).is_ok()".to_owned(),
        ),
        (
            "opens what its parent has open",
            "fs::read_dir(format!(\"/proc/{parent}/fd\")).is_ok_and(|open| open.flatten().any(|one| File::open(one.path()).is_ok()))".to_owned(),
        ),
        (
            "writes its own memory",
            "File::options().write(true).open(\"/proc/self/mem\").is_ok()".to_owned(),
        ),
        (
            "has a child write its memory",
            "runs(\"sh\", &[\"-c\", &format!(\"exec 3<>/proc/{}/mem\", std::process::id())])"
                .to_owned(),
        ),
        (
            "signals its parent",
            "runs(\"kill\", &[\"-0\", &parent.to_string()])".to_owned(),
        ),
        (
            "mounts",
            "runs(\"mount\", &[\"-t\", \"tmpfs\", \"none\", \".\"])".to_owned(),
        ),
        (
            "makes namespaces",
            "runs(\"unshare\", &[\"-r\", \"true\"])".to_owned(),
        ),
        (
            "changes its parent's limits",
            "runs(\"prlimit\", &[\"--core=0\", \"--pid\", &parent.to_string()])".to_owned(),
        ),
        (
            "changes the rights of a file of the user's",
            format!("runs(\"chmod\", &[\"u+x\", \"{outside}/secret\"])"),
        ),
        (
            "speaks to a program through its socket",
            format!("std::os::unix::net::UnixStream::connect(\"{outside}/socket\").is_ok()"),
        ),
        (
            "reaches a server of this machine",
            format!("std::net::TcpStream::connect((\"127.0.0.1\", {port})).is_ok()"),
        ),
    ]
}

const TERMINAL: &str = "File::open(\"/dev/tty\").is_ok()";

#[test]
fn an_answer_reaches_nothing_of_its_user_and_without_the_sandbox_it_does() {
    if !is_whole() {
        return;
    }
    let outside = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    fs::write(outside.path().join("secret"), "hunter2").expect("the folder is writable");
    let server = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let _socket =
        UnixListener::bind(outside.path().join("socket")).expect("the folder is writable");
    let port = server.local_addr().expect("it listens").port();
    let hostile = hostile(outside.path(), port);
    let source = attempts(&hostile);
    assert_eq!(worked(&["--sandbox", "require"], &source), [""; 0]);
    assert!(!outside.path().join("written").exists());

    // The attempts are real: without the sandbox they work, but for what the system hides by itself.
    let worked = worked(&["--sandbox", "off"], &source);
    for (name, _) in hostile {
        let needs_rights =
            ["mounts", "makes namespaces"].contains(&name) || name.contains("parent's");
        assert!(
            needs_rights || worked.iter().any(|one| one == name),
            "{name}: {worked:?}"
        );
    }
    assert!(outside.path().join("written").exists());
}

#[test]
fn the_sandbox_takes_nothing_away_that_an_exercise_needs() {
    let needed = [
        ("reads about itself", "fs::read_to_string(\"/proc/self/status\").is_ok() && fs::read_dir(\"/proc/self/task\").is_ok()"),
        ("reads what its threads do", "fs::read_to_string(\"/proc/thread-self/syscall\").is_ok()"),
        ("writes in its folder", "fs::create_dir(\"made\").is_ok() && fs::write(\"made/file\", \"x\").is_ok() && fs::rename(\"made/file\", \"file\").is_ok()"),
        ("has a folder for temporary files", "fs::write(std::env::temp_dir().join(\"t\"), \"x\").is_ok()"),
        ("talks to itself over the network", "std::net::TcpListener::bind(\"127.0.0.1:0\").and_then(|server| std::net::TcpStream::connect(server.local_addr()?)).is_ok()"),
        ("talks to itself over IPv6", "std::net::TcpListener::bind(\"[::1]:0\").and_then(|server| std::net::TcpStream::connect(server.local_addr()?)).is_ok() || !std::path::Path::new(\"/proc/net/if_inet6\").exists()"),
        ("starts programs", "runs(\"true\", &[])"),
        ("signals its children", "Command::new(\"sleep\").arg(\"60\").spawn().and_then(|mut child| { child.kill()?; child.wait() }).is_ok()"),
        ("uses devices", "fs::write(\"/dev/null\", \"x\").is_ok() && File::open(\"/dev/urandom\").is_ok()"),
        ("knows how many processors there are", "std::thread::available_parallelism().is_ok()"),
    ]
    .map(|(name, code)| (name, code.to_owned()));
    let names: Vec<&str> = needed.iter().map(|(name, _)| *name).collect();
    assert_eq!(worked(&[], &attempts(&needed)), names);
}

#[test]
fn an_answer_has_no_terminal_unless_the_sandbox_is_off() {
    let tried = attempts(&[("opens it", TERMINAL.to_owned())]);
    for (sandbox, shown) in [
        ("auto", "panicked: worked []"),
        ("off", "panicked: worked [\"opens it\"]"),
    ] {
        let workspace = Workspace::embedded();
        workspace.save(BASICS2, &tried);
        let terminal = Terminal::watching(&workspace, &["basics2", "--sandbox", sandbox]);
        terminal.shows(&[shown]);
    }
}

#[test]
fn what_an_answer_writes_is_limited_and_gone() {
    let fills = "let mut file = File::create(\"large\").expect(\"its folder is writable\");\n    \
        std::io::Write::write_all(&mut file, &vec![0; 128 << 20]).is_ok()";
    let source = attempts(&[("writes 128 MiB", fills.to_owned())]);
    let json = judged(katas(["run", "basics2", "--format", "json"]), &source);
    // The write is refused, or the system ends who goes on all the same.
    let title = json["diagnosis"]["title"].to_string();
    assert!(
        title.contains("worked []") || json["verdict"] == "crashed",
        "{json:#}"
    );
}

#[test]
fn the_compiler_reads_nothing_of_the_users_and_sees_no_secret() {
    let outside = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let secret = outside.path().join("secret");
    fs::write(&secret, "hunter2").expect("the folder is writable");
    if is_whole() {
        let source = basics2(&format!("vec![include_str!({secret:?}).to_owned()]"));
        let json = judged(katas(["run", "basics2", "--format", "json"]), &source);
        assert_eq!(json["verdict"], "did-not-compile", "{json:#}");
        assert!(!json.to_string().contains("hunter2"));
    }
    let source =
        basics2("panic!(\"{:?}\", (option_env!(\"GITHUB_TOKEN\"), option_env!(\"CARGO_HOME\")))");
    for sandbox in ["auto", "off"] {
        let katas = katas(["run", "basics2", "--format", "json", "--sandbox", sandbox]);
        let json = judged(katas.with_variable("GITHUB_TOKEN", "hunter2"), &source);
        let title = json["diagnosis"]["title"].to_string();
        assert!(title.contains("(None, None)"), "{title}");
    }
}

#[test]
fn the_report_says_what_sandbox_was_in_force() {
    let workspace = Workspace::embedded();
    workspace.save(BASICS2, &solution("01_basics/basics2"));
    let said = katas(["run", "basics2", "--format", "json", "--sandbox", "off"])
        .in_workspace(&workspace)
        .succeeds();
    let json: Value = serde_json::from_str(&said.stdout).expect("it is JSON");
    let wanted = serde_json::json!({ "level": "none", "landlock": 0, "namespaces": false });
    assert_eq!(json["sandbox"], wanted);
    if is_whole() {
        katas(["run", "basics2", "--sandbox", "require"])
            .in_workspace(&workspace)
            .succeeds();
    }
}

/// No namespace can be made in there: the limit on them is nought.
#[test]
fn without_namespaces_landlock_holds_alone_and_require_judges_nothing() {
    if !is_whole() {
        return;
    }
    let without = |katas: Katas| {
        katas.behind(&[
            "unshare",
            "--user",
            "--map-root-user",
            "sh",
            "-c",
            "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$0\" \"$@\"",
        ])
    };
    let outside = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    fs::write(outside.path().join("secret"), "hunter2").expect("the folder is writable");
    let tried: Vec<_> = hostile(outside.path(), 1)
        .into_iter()
        // That takes namespaces.
        .filter(|(name, _)| {
            !["server", "socket", "rights"]
                .iter()
                .any(|what| name.contains(what))
        })
        .collect();
    let workspace = Workspace::embedded();
    workspace.save(BASICS2, &attempts(&tried));
    let said =
        without(katas(["run", "basics2", "--format", "json"]).in_workspace(&workspace)).fails();
    let json: Value = serde_json::from_str(&said.stdout).expect("it is JSON");
    assert_eq!(json["sandbox"]["level"], "part", "{:#}", json["sandbox"]);
    let title = exercise(&said)["diagnosis"]["title"].to_string();
    assert!(title.contains("worked []"), "{title}");
    let said = without(katas(["verify", "basics2"]).in_workspace(&workspace)).fails();
    assert!(
        said.stderr
            .contains("note: this system has only a part of a sandbox"),
        "{}",
        said.stderr
    );
    let said = without(katas(["run", "basics2", "--sandbox", "require"]).in_workspace(&workspace))
        .refuses();
    assert!(said.stderr.contains("--sandbox auto"), "{}", said.stderr);
}

/// Many answers are one program, which each of them could overwrite where it lies.
#[test]
fn no_answer_replaces_the_program_of_another() {
    let answers = tempfile::tempdir().expect("a temporary folder");
    let put = |path: &str, source: &str| {
        let path = answers.path().join(path);
        fs::create_dir_all(path.parent().expect("in a folder")).expect("the folder is writable");
        fs::write(path, source).expect("the folder is writable");
    };
    let overwrites = "let _ = std::fs::remove_file(\"../../program\").and_then(|()| std::fs::copy(\"/bin/true\", \"../../program\"));\n    Vec::new()";
    put("01_basics/basics2.rs", &basics2(overwrites));
    put("02_futures/futures1.rs", &solution("02_futures/futures1"));
    let folder = answers.path().to_str().expect("a plain name");
    for sandbox in ["auto", "off"] {
        let arguments = [
            "verify",
            "basics2",
            "futures1",
            "--answers",
            folder,
            "--jobs",
            "1",
        ];
        let options = ["--repeat", "2", "--format", "json", "--sandbox", sandbox];
        let workspace = Workspace::embedded();
        let said = katas(arguments.into_iter().chain(options))
            .in_workspace(&workspace)
            .fails();
        let json: Value = serde_json::from_str(&said.stdout).expect("it is JSON");
        assert_eq!(json["exercises"][0]["verdict"], "failed");
        assert_eq!(
            json["exercises"][1]["verdict"], "passed",
            "{sandbox}: {json:#}"
        );
    }
}
