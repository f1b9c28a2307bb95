//! Counts how deep a line nests before anything recursive looks at it.

use crate::{NESTING, Span};

/// What is open at a place of a line.
#[derive(Clone, Copy, Default)]
struct Open {
    /// What encloses everything up to the closing bracket: outer brackets and quantifiers.
    whole: usize,
    /// What reaches to the next `and` or `or`: `not`, `else`.
    part: usize,
}

/// Where a text first nests deeper than [`NESTING`].
///
/// An upper bound of every recursion below: brackets, quantifiers (which reach to the closing bracket), runs of `not`,
/// chains of `else` and runs of minus signs.
pub(crate) fn too_deep(text: &str) -> Option<Span> {
    let mut outer: Vec<Open> = Vec::new();
    let mut open = Open::default();
    let mut minus = 0;
    for (token, span) in (Tokens { text, at: 0 }) {
        minus = if token == "-" { minus + 1 } else { 0 };
        match token {
            "(" | "[" | "{" => {
                outer.push(open);
                open = Open { whole: open.whole + open.part + 1, part: 0 };
            }
            ")" | "]" | "}" => open = outer.pop().unwrap_or_default(),
            "all" | "some" | "each" => open = Open { whole: open.whole + open.part + 1, part: 0 },
            "not" | "else" => open.part += 1,
            "and" | "or" | "," => open.part = 0,
            _ => {}
        }
        if open.whole + open.part + minus > NESTING {
            return Some(span);
        }
    }
    None
}

/// Words and single signs of a line, without its texts.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = (&'t str, Span);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let rest = self.text.get(start..)?;
            let first = rest.chars().next()?;
            let length = if first == '"' {
                quoted(rest)
            } else if first.is_alphanumeric() || first == '_' {
                rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '_'))
                    .unwrap_or(rest.len())
            } else if first == '.' {
                // A member may be called `not`.
                rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == '.'))
                    .unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            self.at = start + length;
            if first != '"' && first != ' ' && first != '\n' {
                return Some((rest.get(..length)?, Span { start, end: self.at }));
            }
        }
    }
}

/// How long the text is that opens here.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}
