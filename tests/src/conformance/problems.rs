//! Prints diagnostics as the cases hold them: code, place, the words that are underlined, message and help.

use std::fmt::Write as _;

use tekigo_core::facts::place::line_column;
use tekigo_grammar::diagnostic::Diagnostic;

/// The diagnostics of a case's text, which is the second of the files.
#[must_use]
pub fn print(diagnostics: &[Diagnostic], header: &str, text: &str) -> String {
    print_in(diagnostics, &[("header ", header), ("", text)])
}

/// The diagnostics of some files, each with what stands before a place in it.
#[must_use]
pub fn print_in(diagnostics: &[Diagnostic], files: &[(&str, &str)]) -> String {
    let mut printed = String::new();
    for diagnostic in diagnostics {
        let _ = write!(printed, "{}", diagnostic.code);
        for (at, label) in diagnostic.labels.iter().enumerate() {
            let (place, file) = files.get(label.file).copied().unwrap_or_default();
            let (line, column) = line_column(file, label.span.start);
            let underlined = file.get(label.span.start..label.span.end).unwrap_or("?!");
            let shown = underlined.replace('\n', "⏎");
            let joint = if at == 0 { " at" } else { "\n  see" };
            let _ = write!(printed, "{joint} {place}{line}:{column} `{shown}`");
            if !label.words.en.is_empty() {
                let _ = write!(printed, " {} / {}", label.words.ja, label.words.en);
            }
        }
        let _ = write!(printed, "\n  {}\n  {}\n", diagnostic.message.ja, diagnostic.message.en);
        if let Some(help) = &diagnostic.help {
            let _ = write!(printed, "  → {}\n  → {}\n", help.ja, help.en);
        }
    }
    printed
}
