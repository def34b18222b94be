//! What an answer may not say, though rustc lets it: `#![forbid(unsafe_code)]` passes over attributes such as
//! `#[unsafe(naked)]`, behind which any machine code can stand.

use std::str::FromStr as _;

use proc_macro2::{TokenStream, TokenTree};

use super::{Job, Message, answer_path};

/// The first `unsafe` of an answer that compiled, as an error of the compiler's.
pub(super) fn first_unsafe(job: &Job<'_>) -> Option<Message> {
    let source = std::str::from_utf8(job.answer).ok()?;
    let (line, column) = place_of_unsafe(source)?;
    let file = answer_path(job.topic, job.name);
    let text = "usage of `unsafe`".to_owned();
    Some(Message {
        level: "error".to_owned(),
        code: Some("unsafe_code".to_owned()),
        rendered: format!("error: {text}\n --> {file}:{line}:{column}\n"),
        text,
        file: Some(file),
        line,
        column,
        ..Message::default()
    })
}

/// Line and column, from 1.
fn place_of_unsafe(source: &str) -> Option<(u32, u32)> {
    // What cannot be read in tokens does not compile either.
    let mut left = vec![TokenStream::from_str(source).ok()?.into_iter()];
    while let Some(tokens) = left.last_mut() {
        match tokens.next() {
            Some(TokenTree::Group(group)) => left.push(group.stream().into_iter()),
            Some(TokenTree::Ident(word)) if word == "unsafe" => {
                let start = word.span().start();
                let column = start.column + 1;
                return Some((start.line.try_into().ok()?, column.try_into().ok()?));
            }
            Some(TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_)) => {}
            None => _ = left.pop(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::place_of_unsafe;

    #[test]
    fn the_word_counts_wherever_it_is_code_and_nowhere_else() {
        for (source, place) in [
            ("#[unsafe(naked)]\nextern \"C\" fn f() {}", Some((1, 3))),
            ("fn f() {\n    m!{ a [ unsafe ] }\n}", Some((2, 13))),
            ("// unsafe\n/* unsafe */ const A: &str = \"unsafe\";", None),
            ("/// unsafe\nfn unsafely() { r#\"unsafe\"#; }", None),
        ] {
            assert_eq!(place_of_unsafe(source), place, "{source}");
        }
    }
}
