//! Every pack that the reference shows can be read.
#![allow(
    missing_docs,
    clippy::format_push_string,
    clippy::string_slice,
    clippy::expect_used,
    reason = "a test that cannot read its own text should stop"
)]

mod show;

const REFERENCE: &str = include_str!("../../docs/language.md");

/// The fenced blocks that start with one of these fences.
fn blocks(fence: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = REFERENCE.lines();
    while let Some(line) = lines.next() {
        let Some(rest) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if rest == fence {
            blocks.push(block.join("\n"));
        }
    }
    blocks
}

#[test]
fn the_examples_of_the_reference_are_read_without_a_problem() {
    let mut packs = blocks("tekigo");
    // The header is shown with its texts left out.
    packs.extend(blocks("").into_iter().filter(|block| block.starts_with("edition")));
    assert!(packs.len() > 10, "the reference shows packs");
    for text in packs {
        let parsed = tekigo_grammar::parse(&text);
        assert_eq!(show::problems(&text, &parsed), "", "in\n{text}");
        assert!(!show::tree::file(&text, &parsed.file).is_empty());
        assert!(parsed.broken.is_empty());
    }
}
