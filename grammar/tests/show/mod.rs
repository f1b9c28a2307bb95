//! Prints problems as a person sees them: code, place, underlined text, both messages, help.

use tekigo_grammar::{Parsed, Span};

pub mod tree;

/// Line and column, both from 1, in characters.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn underlined(text: &str, span: Span) -> String {
    let found: String = text[span.start..span.end].chars().take(60).collect();
    let unseen = |sign: char| sign.is_control() || "\u{200b}\u{202e}\u{feff}".contains(sign);
    found
        .chars()
        .map(|sign| match sign {
            '\n' => "⏎".into(),
            '\t' => "⇥".into(),
            sign if unseen(sign) => sign.escape_unicode().to_string(),
            sign => sign.to_string(),
        })
        .collect()
}

/// The problems of a file.
pub fn problems(text: &str, parsed: &Parsed) -> String {
    let mut shown = String::new();
    for problem in &parsed.problems {
        let diagnostic = problem.diagnostic(0);
        let (line, column) = place(text, problem.span.start);
        shown +=
            &format!("{} {line}:{column} [{}]\n", diagnostic.code, underlined(text, problem.span));
        shown += &format!("  {}\n  {}\n", diagnostic.message.en, diagnostic.message.ja);
        if let Some(help) = diagnostic.help {
            shown += &format!("  help: {}\n  help: {}\n", help.en, help.ja);
        }
        for label in diagnostic.labels.iter().skip(1) {
            let (line, column) = place(text, label.span.start);
            shown += &format!(
                "  see {line}:{column} [{}] {}\n",
                underlined(text, label.span),
                label.words.en
            );
        }
    }
    shown
}
