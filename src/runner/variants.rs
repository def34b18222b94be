//! The variants of an enum of the answer: rustc shows where it is declared, and not what is in it.

use std::str::FromStr as _;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{TokenStream, TokenTree};

use super::{Job, Message};

/// Adds the variants to each error about one that an enum of the answer does not have.
pub(super) fn name_them(messages: &mut [Message], job: &Job<'_>) {
    for message in messages {
        let declared = message
            .spans
            .iter()
            .find(|span| span.label.ends_with("not found for this enum"));
        let variants =
            declared.and_then(|span| variants_at(std::str::from_utf8(job.answer).ok()?, span.line));
        if let Some(variants) = variants {
            let names: Vec<String> = variants.iter().map(|name| format!("`{name}`")).collect();
            message
                .notes
                .push(format!("its variants are {}", names.join(", ")));
        }
    }
}

/// The variants of the enum that is declared in this line, from 1.
fn variants_at(source: &str, line: u32) -> Option<Vec<String>> {
    let mut left = vec![TokenStream::from_str(source).ok()?.into_iter()];
    while let Some(tokens) = left.last_mut() {
        match tokens.next() {
            Some(TokenTree::Ident(word)) if word == "enum" => {
                if u32::try_from(word.span().start().line) == Ok(line) {
                    return tokens.find_map(|token| match token {
                        TokenTree::Group(body) => Some(names(body.stream().into_iter())),
                        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
                    });
                }
            }
            Some(TokenTree::Group(group)) => left.push(group.stream().into_iter()),
            Some(TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_)) => {}
            None => _ = left.pop(),
        }
    }
    None
}

/// The first word of each item, behind its attributes.
fn names(tokens: IntoIter) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_next = true;
    for token in tokens {
        match token {
            TokenTree::Ident(word) if is_next => {
                names.push(word.to_string());
                is_next = false;
            }
            TokenTree::Punct(mark) if mark.as_char() == ',' => is_next = true,
            TokenTree::Ident(_)
            | TokenTree::Punct(_)
            | TokenTree::Literal(_)
            | TokenTree::Group(_) => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::variants_at;

    #[test]
    fn the_variants_are_those_of_the_enum_in_that_line() {
        let source = "enum A { X }\nmod inner {\n    #[derive(Debug)]\n    pub enum B<T> {\n        /// One.\n        One,\n        #[allow(unused)]\n        Two(T, u8),\n        Three { x: u8, y: u8 },\n        Four = 4,\n    }\n}\n";
        let variants = variants_at(source, 4).expect("it is an enum");
        assert_eq!(variants, ["One", "Two", "Three", "Four"]);
        assert_eq!(variants_at(source, 3), None);
    }
}
