//! `katas author check`: each rule broken once, and all of them at once.

use crate::program::katas;
use crate::trees::Trees;

const EXERCISE: &str = "exercises/01_basics/basics2.rs";
const SOLUTION: &str = "solutions/01_basics/basics2.rs";
const CHECK: &str = "tests/checks/01_basics/basics2.rs";
const TIMELINE: &str = "solutions/01_basics/basics2.timeline.json";
const ANSWERS: &str = "tests/answers/01_basics/basics2";

fn answer(name: &str) -> String {
    format!("{ANSWERS}/{name}.rs")
}

/// Exactly these violations, one a line, sorted.
#[track_caller]
fn breaks(trees: &Trees, wanted: &[&str]) {
    let said = trees.check().fails();
    let found: Vec<&str> = said.stdout.lines().collect();
    assert_eq!(found, wanted, "stderr: {}", said.stderr);
    let count = match wanted.len() {
        1 => "1 violation in 1 exercise\n".to_owned(),
        many => format!("{many} violations in 1 exercise\n"),
    };
    said.stderr_is(&count);
}

#[test]
fn an_exercise_like_ours_keeps_every_rule() {
    let trees = Trees::of_basics2();
    trees
        .check()
        .succeeds()
        .says_only("1 exercise keeps every rule\n");
    // The same set, named from somewhere else, and by a path that is relative.
    katas(["author", "check", "basics2"])
        .with_set(trees.root())
        .succeeds()
        .says_only("1 exercise keeps every rule\n");
    katas(["author", "check"])
        .with_set(".".as_ref())
        .in_folder(trees.root())
        .with_variable("KATAS_BUILD_DIR", relative_build_folder(&trees))
        .succeeds()
        .says_only("1 exercise keeps every rule\n");
}

/// The shared build folder, by a path from the root of the trees.
fn relative_build_folder(trees: &Trees) -> std::path::PathBuf {
    let up = trees.root().components().skip(1).map(|_| "..");
    let from_the_root = crate::program::build_folder();
    let below = from_the_root
        .strip_prefix("/")
        .expect("it is absolute")
        .to_owned();
    up.collect::<std::path::PathBuf>().join(below)
}

#[test]
fn a_shipped_file_that_passes_or_fails_otherwise() {
    let trees = Trees::of_basics2();
    trees.save(EXERCISE, &trees.read(SOLUTION));
    breaks(
        &trees,
        &[
            "exercises/01_basics/basics2.rs: passes and should fail in `no_time_is_wasted / serial` (shipped-fails)",
        ],
    );
    trees.save(EXERCISE, &trees.read(&answer("wrong_two_by_two")));
    breaks(
        &trees,
        &[
            "exercises/01_basics/basics2.rs: fails in `no_time_is_wasted / under-used` and should fail in \
           `no_time_is_wasted / serial`: 2 at a time, wanted at least 3 (shipped-fails)",
        ],
    );
}

#[test]
fn a_solution_that_fails() {
    let trees = Trees::of_basics2();
    trees.save(SOLUTION, &trees.read(&answer("wrong_two_by_two")));
    breaks(
        &trees,
        &[
            "solutions/01_basics/basics2.rs: fails in `no_time_is_wasted / under-used` and should pass: \
           2 at a time, wanted at least 3 (solution-passes)",
        ],
    );
}

#[test]
fn a_wrong_answer_that_passes_or_gets_another_diagnosis() {
    let trees = Trees::of_basics2();
    let right = trees.read(&answer("right_join_all"));
    let (_first, body) = right.split_once('\n').expect("it has lines");
    trees.save(
        &answer("wrong_lets_through"),
        &format!("//! wrong: no_time_is_wasted / serial\n{body}"),
    );
    breaks(
        &trees,
        &[
            "tests/answers/01_basics/basics2/wrong_lets_through.rs: passes and should fail in \
           `no_time_is_wasted / serial` (wrong-is-caught)",
        ],
    );
    trees.delete(&answer("wrong_lets_through"));
    trees.change(&answer("wrong_two_by_two"), "/ under-used", "/ serial");
    breaks(
        &trees,
        &[
            "tests/answers/01_basics/basics2/wrong_two_by_two.rs: fails in `no_time_is_wasted / under-used` and \
           should fail in `no_time_is_wasted / serial`: 2 at a time, wanted at least 3 (wrong-is-caught)",
        ],
    );
}

#[test]
fn a_right_answer_that_fails() {
    let trees = Trees::of_basics2();
    let slow = trees.read(&answer("wrong_spawn_then_await"));
    let (_first, body) = slow.split_once('\n').expect("it has lines");
    trees.save(
        &answer("right_but_too_slow"),
        &format!("//! right: a task for each\n{body}"),
    );
    breaks(
        &trees,
        &[
            "tests/answers/01_basics/basics2/right_but_too_slow.rs: fails in `no_time_is_wasted / spawn-then-await` \
           and should pass: 1 at a time, wanted at least 3 (right-passes)",
        ],
    );
}

#[test]
fn a_right_answer_that_does_not_compile_says_what_rustc_said() {
    let trees = Trees::of_basics2();
    trees.change(&answer("right_join_all"), ".await\n", "\n");
    let said = trees.check().fails();
    assert!(
        said.stdout.starts_with(
            "tests/answers/01_basics/basics2/right_join_all.rs: fails in `it_compiles / did-not-compile` and should \
             pass: mismatched types"
        ),
        "{}",
        said.stdout
    );
    assert_eq!(said.stdout.lines().count(), 1, "{}", said.stdout);
}

#[test]
fn hints_and_words_that_are_missing() {
    let trees = Trees::of_basics2();
    let info = trees.read("info.toml");
    let mut table: toml::Table = info.parse().expect("it was just written");
    let exercise = |table: &mut toml::Table, key: &str, value: toml::Value| {
        table["exercises"][0][key] = value;
    };
    let texts = |texts: &[&str]| toml::Value::from(texts.to_vec());
    exercise(&mut table, "hints", texts(&["One.", "Two."]));
    exercise(&mut table, "lesson", "".into());
    exercise(&mut table, "tags", texts(&[]));
    exercise(&mut table, "docs", texts(&[]));
    trees.save("info.toml", &table.to_string());
    let said = trees.check().fails();
    let mut found: Vec<String> = said.stdout.lines().map(without_line_number).collect();
    found.sort();
    assert_eq!(
        found,
        [
            "info.toml: `basics2` has 2 of exactly 3 hints: a nudge, the concept, almost the answer (catalogue-is-sound)",
            "info.toml: `basics2` has no docs to read (words-are-there)",
            "info.toml: `basics2` has no tags (words-are-there)",
            "info.toml: `lesson` is empty (catalogue-is-sound)",
        ],
        "{}",
        said.stderr
    );
    // A learner's commands do not work with such a set at all.
    katas(["list"])
        .with_set(trees.root())
        .refuses()
        .stdout_is("");
}

/// `info.toml:12: words` without the number.
fn without_line_number(line: &str) -> String {
    let Some(rest) = line.strip_prefix("info.toml:") else {
        return line.to_owned();
    };
    let words = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    format!("info.toml: {}", words.trim_start_matches([':', ' ']))
}

#[test]
fn a_file_that_is_missing_in_one_tree() {
    for path in [EXERCISE, SOLUTION, CHECK] {
        let trees = Trees::of_basics2();
        trees.delete(path);
        breaks(&trees, &[&format!("{path}: is missing (trees-mirror)")]);
    }
}

#[test]
fn a_file_that_belongs_to_nothing() {
    let trees = Trees::of_basics2();
    for path in [
        "exercises/01_basics/basics9.rs",
        "exercises/09_nowhere/README.md",
        "solutions/basics2.rs",
        "solutions/01_basics/basics9.rs",
        "tests/answers/01_basics/basics2/notes.txt",
        "tests/answers/01_basics/basics9/right_one.rs",
        "tests/checks/01_basics/basics9.rs",
    ] {
        trees.save(path, "//! right: nothing\n");
    }
    trees.save("exercises/README.md", "# A page that may be here\n");
    trees.save(
        "exercises/01_basics/README.md",
        "# A page that may be here\n",
    );
    breaks(
        &trees,
        &[
            "exercises/01_basics/basics9.rs: belongs to no exercise of `info.toml` (trees-mirror)",
            "exercises/09_nowhere/README.md: belongs to no exercise of `info.toml` (trees-mirror)",
            "solutions/01_basics/basics9.rs: belongs to no exercise of `info.toml` (trees-mirror)",
            "solutions/basics2.rs: belongs to no exercise of `info.toml` (trees-mirror)",
            "tests/answers/01_basics/basics2/notes.txt: belongs to no exercise of `info.toml` (trees-mirror)",
            "tests/answers/01_basics/basics9: belongs to no exercise of `info.toml` (trees-mirror)",
            "tests/checks/01_basics/basics9.rs: belongs to no exercise of `info.toml` (trees-mirror)",
        ],
    );
}

#[test]
fn a_form_that_is_not_rustfmts() {
    let trees = Trees::of_basics2();
    for path in [
        EXERCISE,
        SOLUTION,
        CHECK,
        &answer("right_join_set"),
        &answer("wrong_two_by_two"),
    ] {
        // A blank more: nothing but the form changes.
        trees.save(path, &format!("{}\n", trees.read(path)));
    }
    breaks(
        &trees,
        &[
            "exercises/01_basics/basics2.rs: is not in rustfmt's form (formatted)",
            "solutions/01_basics/basics2.rs: is not in rustfmt's form (formatted)",
            "tests/answers/01_basics/basics2/right_join_set.rs: is not in rustfmt's form (formatted)",
            "tests/answers/01_basics/basics2/wrong_two_by_two.rs: is not in rustfmt's form (formatted)",
            "tests/checks/01_basics/basics2.rs: is not in rustfmt's form (formatted)",
        ],
    );
}

#[test]
fn an_exercise_that_is_too_long_to_be_read() {
    let trees = Trees::of_basics2();
    let shipped = trees.read(EXERCISE);
    let more = "// A line of chatter.\n";
    let room = 60 - shipped.lines().count();
    trees.save(EXERCISE, &format!("{shipped}\n{}", more.repeat(room - 1)));
    trees.check().succeeds();
    trees.save(EXERCISE, &format!("{shipped}\n{}", more.repeat(room)));
    breaks(
        &trees,
        &["exercises/01_basics/basics2.rs: 61 lines; 60 at most (fits-a-page)"],
    );
}

#[test]
fn an_answer_that_does_not_say_what_it_is() {
    let trees = Trees::of_basics2();
    let source = trees.read(&answer("right_join_all"));
    let (_first, body) = source.split_once('\n').expect("it has lines");
    trees.save(&answer("right_silent"), body.trim_start());
    trees.save(&answer("wrong_contradicts_its_name"), &source);
    trees.save(&answer("sideways"), &source);
    let what = "does not begin with `//! right: …` or `//! wrong: requirement / diagnosis`, as its name says \
                (answer-declares)";
    breaks(
        &trees,
        &[
            &format!("tests/answers/01_basics/basics2/right_silent.rs: {what}"),
            &format!("tests/answers/01_basics/basics2/sideways.rs: {what}"),
            &format!("tests/answers/01_basics/basics2/wrong_contradicts_its_name.rs: {what}"),
        ],
    );
}

#[test]
fn too_few_answers() {
    let trees = Trees::of_basics2();
    trees.delete(&answer("right_join_set"));
    trees.delete(&answer("right_spawn_then_await_all"));
    for wrong in [
        "wrong_asks_twice",
        "wrong_completion_order",
        "wrong_two_by_two",
    ] {
        trees.delete(&answer(wrong));
    }
    let said = trees.check().fails();
    let filled: Vec<&str> = said
        .stdout
        .lines()
        .filter(|line| line.ends_with("(bank-is-filled)"))
        .collect();
    assert_eq!(
        filled,
        [
            "tests/answers/01_basics/basics2: 1 right answer; a check is judged by at least 3 (bank-is-filled)",
            "tests/answers/01_basics/basics2: 2 wrong answers; a check is judged by at least 3 (bank-is-filled)",
        ]
    );
}

#[test]
fn a_requirement_that_catches_nothing_by_itself() {
    let trees = Trees::of_basics2();
    trees.delete(&answer("wrong_leaves_a_progress_bar"));
    breaks(
        &trees,
        &[
            "tests/checks/01_basics/basics2.rs: no wrong answer fails in `nothing_keeps_running` alone: it is not \
           needed (requirement-is-needed)",
        ],
    );
}

#[test]
fn a_recording_that_is_stale_or_missing() {
    let trees = Trees::of_basics2();
    let fresh = trees.read(TIMELINE);
    let stale = "solutions/01_basics/basics2.timeline.json: is not what the solution does: \
                 `katas author record basics2` writes it anew (stale-timeline)";
    trees.save(TIMELINE, &fresh.replacen("2000", "2001", 1));
    breaks(&trees, &[stale]);
    trees.delete(TIMELINE);
    breaks(&trees, &[stale]);
    katas(["author", "record"])
        .with_set(trees.root())
        .succeeds()
        .says_only("wrote `solutions/01_basics/basics2.timeline.json`\n");
    assert_eq!(trees.read(TIMELINE), fresh);
    katas(["author", "record"])
        .with_set(trees.root())
        .succeeds()
        .says_only("");

    trees.save(SOLUTION, &trees.read(&answer("wrong_two_by_two")));
    katas(["author", "record"])
        .with_set(trees.root())
        .fails()
        .says_only("the solution of `basics2` does not pass: nothing recorded\n");
    assert_eq!(trees.read(TIMELINE), fresh);
}

#[test]
fn everything_that_is_wrong_is_seen_at_once() {
    let trees = Trees::of_basics2();
    for gone in ["right_join_set", "right_join_all"] {
        trees.delete(&answer(gone));
    }
    trees.save(&answer("right_silent"), "pub async fn nothing() {}\n");
    trees.change(&answer("wrong_two_by_two"), "/ under-used", "/ serial");
    trees.save(TIMELINE, &trees.read(TIMELINE).replacen("2000", "2001", 1));
    trees.save(CHECK, &format!("{}\n", trees.read(CHECK)));
    trees.save("solutions/01_basics/basics9.rs", "\n");
    trees.save("exercises/01_basics/basics2.rs", &trees.read(SOLUTION));
    let mut table: toml::Table = trees
        .read("info.toml")
        .parse()
        .expect("it was just written");
    table["exercises"][0]["hints"] = toml::Value::from(vec!["One."]);
    trees.save("info.toml", &table.to_string());
    let said = trees.check().fails();
    let mut rules: Vec<&str> = said
        .stdout
        .lines()
        .map(|line| {
            line.rsplit_once('(')
                .map_or(line, |(_, rule)| rule.trim_end_matches(')'))
        })
        .collect();
    rules.sort_unstable();
    assert_eq!(
        rules,
        [
            "answer-declares",
            "bank-is-filled",
            "catalogue-is-sound",
            "formatted",
            "shipped-fails",
            "stale-timeline",
            "trees-mirror",
            "wrong-is-caught",
        ],
        "{}",
        said.stdout
    );
}

#[test]
fn only_the_named_ones_are_held_against_the_rules() {
    let trees = Trees::of(&["basics2", "tools5"]);
    trees.delete("tests/checks/04_tools/tools5.rs");
    katas(["author", "check", "basics2"])
        .with_set(trees.root())
        .succeeds()
        .says_only("1 exercise keeps every rule\n");
    katas(["author", "check", "tools5"])
        .with_set(trees.root())
        .fails();
    katas(["author", "check", "tools55"])
        .with_set(trees.root())
        .refuses()
        .says_only("error: there is no exercise `tools55`\nhint: did you mean `katas author check tools5`?\n");
    katas(["author", "record", "tools55"])
        .with_set(trees.root())
        .refuses()
        .says_only("error: there is no exercise `tools55`\nhint: did you mean `katas author record tools5`?\n");
}

#[test]
fn the_matrix_says_which_requirement_catches_which_answer() {
    let trees = Trees::of_basics2();
    let right = trees.read(&answer("right_join_all"));
    let (_first, body) = right.split_once('\n').expect("it has lines");
    trees.save(
        &answer("wrong_lets_through"),
        &format!("//! wrong: no_time_is_wasted / serial\n{body}"),
    );
    let slow = trees.read(&answer("wrong_spawn_then_await"));
    let (_first, body) = slow.split_once('\n').expect("it has lines");
    trees.save(
        &answer("right_but_slow"),
        &format!("//! right: a task for each\n{body}"),
    );
    let page = katas(["author", "matrix"])
        .with_set(trees.root())
        .succeeds()
        .stdout;
    let (_head, tables) = page.split_once("\n\n1 exercise").expect("a count");
    assert_eq!(
        tables,
        ": 6 of 7 wrong answers are caught, the shipped files among them; 4 of 5 right answers pass, the solutions \
among them.

## basics2: Three pages

| wrong answer | the pages come back in order | no time is wasted | nothing keeps running | each page is asked for once | diagnosis |
|---|:-:|:-:|:-:|:-:|---|
| *as shipped* |  | ✗ |  |  | serial |
| asks twice |  |  |  | ✗ | extra-calls |
| completion order | ✗ |  |  |  | wrong-order |
| leaves a progress bar |  |  | ✗ |  | left-running |
| lets through |  |  |  |  | **passes** |
| spawn then await |  | ✗ |  |  | spawn-then-await |
| two by two |  | ✗ |  |  | under-used |
| *caught by it alone* | 1 | 3 | 1 | 1 | |

Pass: *the solution*, **but slow does not pass**, join all, join set, spawn then await all.
"
    );
}

#[test]
fn run_again_and_again_an_answer_has_to_be_judged_as_declared_every_time() {
    let trees = Trees::of_basics2();
    let steady = [
        "author",
        "steady",
        "--runs",
        "3",
        "--at-once",
        "2",
        "--busy",
        "1",
    ];
    let found = |page: &str| {
        let (_head, rest) = page.split_once("\n\n3 runs of each").expect("how many");
        rest.to_owned()
    };
    let said = katas(steady).with_set(trees.root()).succeeds();
    assert_eq!(
        found(&said.stdout),
        ", 2 at a time beside 1 busy thread.

- basics2, *the solution*: passed, 3 times
- basics2, *as shipped*: no_time_is_wasted / serial, 3 times

2 of 2 answers were judged as declared and left the same record every time.
"
    );
    trees.save(SOLUTION, &trees.read(&answer("wrong_asks_twice")));
    let said = katas(steady).with_set(trees.root()).fails();
    assert_eq!(
        found(&said.stdout),
        ", 2 at a time beside 1 busy thread.

- **basics2, *the solution***: declared as passed
  - 3: each_page_is_asked_for_once / extra-calls
- basics2, *as shipped*: no_time_is_wasted / serial, 3 times

1 of 2 answers were judged as declared and left the same record every time.
"
    );
}

#[test]
fn an_answer_has_to_leave_the_same_record_every_time_and_not_just_the_same_verdict() {
    let trees = Trees::of_basics2();
    let steady = [
        "author",
        "steady",
        "--runs",
        "4",
        "--at-once",
        "1",
        "--busy",
        "0",
    ];
    // It prints another number in each process, and is as right as before.
    let solution = trees.read(SOLUTION);
    let print = "{\n    println!(\"{}\", std::process::id());\n";
    let body = solution.find("-> ").expect("a function returns something");
    let brace = body + solution[body..].find('{').expect("a function has a body");
    let printing = format!("{}{print}{}", &solution[..brace], &solution[brace + 1..]);
    trees.save(SOLUTION, &printing);
    let said = katas(steady).with_set(trees.root()).fails();
    assert!(
        said.stdout.contains("- **basics2, *the solution***: declared as passed\n  - 1: passed\n  - 1: passed\n\n    ```diff\n"),
        "{}",
        said.stdout
    );
    assert!(
        said.stdout.ends_with(
            "\n1 of 2 answers were judged as declared and left the same record every time.\n"
        ),
        "{}",
        said.stdout
    );
}

#[test]
fn where_no_set_is_it_says_what_names_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().canonicalize().expect("it was just made");
    katas(["author", "check"])
        .with_the_embedded_set()
        .in_folder(&root)
        .refuses()
        .stderr_is(&format!(
            "error: there is no set of exercises in `{}`\n\
             hint: it is where its `info.toml` is; `--set DIR` names one that is somewhere else\n",
            root.display()
        ));
}
