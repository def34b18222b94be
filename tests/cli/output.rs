//! Streams, colours, and what the program says about itself.

use crate::program::katas;
use crate::workspace::Workspace;

#[test]
fn a_closed_pipe_ends_quietly() {
    katas(["completions", "bash"])
        .into_closed_pipe()
        .succeeds()
        .stderr_is("");
    katas(["list"])
        .into_closed_pipe()
        .in_workspace(&Workspace::fresh())
        .succeeds()
        .stderr_is("");
}

#[test]
fn a_closed_pipe_makes_no_pass_of_a_failure() {
    let workspace = Workspace::embedded();
    for arguments in [&["run", "basics2"][..], &["verify", "basics2"]] {
        for format in [&[][..], &["--format", "json"]] {
            katas(arguments.iter().chain(format).copied())
                .into_closed_pipe()
                .in_workspace(&workspace)
                .fails()
                .stderr_is("");
        }
    }
}

/// Nothing that anybody could read or write is open, or there is no room behind it.
#[cfg(target_os = "linux")]
#[test]
fn without_streams_it_does_the_same() {
    let workspace = Workspace::fresh();
    for (arguments, code) in [
        (&["list"][..], 0),
        (&["hint"], 0),
        (&["goto", "ready1"], 0),
        (&["explain"], 0),
        (&["update"], 0),
        (&["completions", "bash"], 0),
        (&["man"], 0),
        (&["solution"], 2),
        (&["undo"], 2),
        (&["watch"], 2),
        (&["nonsense"], 2),
    ] {
        for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"] {
            let script = format!("exec \"$@\" {closed}");
            katas(arguments.iter().copied())
                .in_workspace(&workspace)
                .behind(&["sh", "-c", &script, "sh"])
                .exits_with(code);
        }
    }
    let said = katas(["list"])
        .in_workspace(&workspace)
        .behind(&["sh", "-c", "exec \"$@\" >/dev/full", "sh"])
        .refuses();
    assert!(
        said.stderr.starts_with("error: cannot write to stdout\n"),
        "what was lost is told: {}",
        said.stderr
    );
}

#[test]
fn colours_are_asked_for_or_left_out() {
    let workspace = Workspace::fresh();
    let list = |arguments: &[&'static str], variables: &[(&str, &str)]| {
        let mut program =
            katas(["list"].into_iter().chain(arguments.iter().copied())).in_workspace(&workspace);
        for (name, value) in variables {
            program = program.with_variable(name, value);
        }
        program.succeeds().stdout.contains('\u{1b}')
    };
    assert!(!list(&[], &[]), "none where there is no terminal");
    assert!(list(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(list(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!list(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!list(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn the_help_teaches() {
    let said = katas(["--help"]).succeeds().stderr_is("");
    insta::assert_snapshot!(said.stdout);
}

#[test]
fn completions_and_the_manual_page_come_on_stdout() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            katas(["completions", shell])
                .succeeds()
                .stderr_is("")
                .stdout
                .contains("katas")
        );
    }
    assert!(
        katas(["man"])
            .succeeds()
            .stderr_is("")
            .stdout
            .contains(".TH katas")
    );
}

#[test]
fn wrong_usage_ends_with_2() {
    katas(["list", "--format", "xml"]).refuses().stdout_is("");
    katas(["verify", "--format", "xml"]).refuses().stdout_is("");
    katas(["run", "--timeout", "0"]).refuses().stdout_is("");
    katas(["verify", "--solutions", "--answers", "."])
        .refuses()
        .stdout_is("");
}

#[test]
fn arguments_and_names_of_folders_cannot_touch_the_terminal() {
    let rude = "a\u{1b}[2J\u{1b}]2;owned\u{7}\u{1b}[?1049h\u{9b}8m\u{202e}z";
    let workspace = Workspace::fresh();
    let folder = workspace.root().join(rude);
    std::fs::create_dir(&folder).expect("the folder is writable");
    let answer = format!("--answer={rude}/none.rs");
    let unknown = format!("--{rude}");
    for arguments in [
        &[rude][..],
        &["run", rude],
        &["run", &answer],
        &["goto", rude],
        &["explain", rude],
        &["list", "--tag", rude],
        &["list", "--format", rude],
        &["list", &unknown],
        &["verify", rude],
        &["verify", "--answers", rude],
        &["list", "--dir", rude],
        &["author", "check", rude],
    ] {
        for colours in [None, Some(("CLICOLOR_FORCE", "1"))] {
            let mut program = katas(arguments.iter().copied()).in_workspace(&workspace);
            if let Some((name, value)) = colours {
                program = program.with_variable(name, value);
            }
            let said = program.refuses();
            assert_eq!(said.stdout, "", "{arguments:?}");
            let words = console::strip_ansi_codes(&said.stderr);
            assert!(
                words.chars().all(|letter| {
                    letter == '\n' || !letter.is_control() && letter != '\u{202e}'
                }),
                "{arguments:?}: {:?}",
                said.stderr
            );
            for sequence in said.stderr.split('\u{1b}').skip(1) {
                let is_colour = sequence.starts_with('[')
                    && sequence
                        .trim_start_matches(|letter: char| !letter.is_ascii_alphabetic())
                        .starts_with('m');
                assert!(is_colour, "{arguments:?}: {:?}", said.stderr);
            }
            assert!(
                words.contains("az"),
                "{arguments:?}: the letters stay: {words}"
            );
        }
    }
    let made = katas(["init", "--no-build", rude])
        .in_folder(&workspace.root().join(".."))
        .succeeds();
    assert!(
        !made.stderr.contains(['\u{1b}', '\u{9b}']),
        "{:?}",
        made.stderr
    );
}
