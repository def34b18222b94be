//! `katas explain`: every diagnosis has words.

use crate::program::katas;

#[test]
fn a_code_is_explained_by_its_title_and_its_text() {
    let said = katas(["explain", "serial"]).succeeds().stderr_is("");
    let (title, text) = said.stdout.split_once('\n').expect("a title and a text");
    assert!(
        title.starts_with("serial: ") && text.len() > 100,
        "{}",
        said.stdout
    );
}

#[test]
fn without_a_code_all_are_explained() {
    let all = katas(["explain"]).succeeds().stderr_is("").stdout;
    for code in ["did-not-compile", "never-polled", "serial", "wrong-value"] {
        let one = katas(["explain", code]).succeeds().stdout;
        assert!(all.contains(&one), "{code} is missing");
    }
}

#[test]
fn an_unknown_code_is_answered_with_the_nearest_or_with_where_to_look() {
    katas(["explain", "serail"]).refuses().says_only(
        "error: there is no diagnosis `serail`\nhint: did you mean `katas explain serial`?\n",
    );
    katas(["explain", "zebra"])
        .refuses()
        .says_only("error: there is no diagnosis `zebra`\nhint: `katas explain` shows them all\n");
}
