//! The entries of an author's list of findings: `# entry: REQ-1, AMB-1` above an item of a pack.

use std::collections::BTreeMap;

use tekigo_grammar::Span;
use tekigo_grammar::tree::Item;

/// What a comment starts with that names entries.
const MARK: &str = "entry:";

/// Of each rule, table, choice and parameter of a pack the entries that stand above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    named: BTreeMap<String, Vec<String>>,
}

impl Entries {
    /// The entries of something by its name; every version of a rule has those of all.
    #[must_use]
    pub fn of(&self, name: &str) -> &[String] {
        self.named.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Finds the entries in the files of a pack. They stand in the comments directly above an item.
#[must_use]
pub fn entries<'a>(files: impl IntoIterator<Item = &'a str>) -> Entries {
    let mut found = Entries::default();
    for text in files {
        let parsed = tekigo_grammar::parse(text);
        for item in &parsed.file.items {
            let name = match item {
                Item::Rule(rule) => &rule.id,
                Item::Table(table) => &table.name,
                Item::Choice(choice) => &choice.name,
                Item::Parameter(parameter) => &parameter.name,
                _ => continue,
            };
            let above = comments_above(text, &parsed.comments, name.span.start);
            let known = found.named.entry(name.value.clone()).or_default();
            for entry in above.into_iter().flat_map(listed) {
                if !known.contains(&entry) {
                    known.push(entry);
                }
            }
        }
    }
    found
}

/// The comments of the lines directly above the line of a byte, from the top.
fn comments_above<'a>(text: &'a str, comments: &[Span], at: usize) -> Vec<&'a str> {
    let line_start = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        before.rfind('\n').map_or(0, |end| end + 1)
    };
    let mut above = Vec::new();
    let mut start = line_start(at);
    while start > 0 {
        let previous = line_start(start - 1);
        // A comment of its own stands in column 1.
        let Ok(found) = comments.binary_search_by_key(&previous, |comment| comment.start) else {
            break;
        };
        let comment = comments.get(found).and_then(|comment| text.get(comment.start..comment.end));
        above.extend(comment);
        start = previous;
    }
    above.reverse();
    above
}

/// The entries that a comment names.
fn listed(comment: &str) -> Vec<String> {
    let words = comment.trim_start_matches('#').trim();
    let Some(names) = words.strip_prefix(MARK) else { return Vec::new() };
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}
