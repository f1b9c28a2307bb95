//! Colours and signs: what each result looks like.

use anstyle::{AnsiColor, Style};
use tekigo_core::typed::ResultWord;

/// What a reader should see first.
pub(super) const STRONG: Style = Style::new().bold();

/// What a reader may skip.
pub(super) const FAINT: Style = Style::new().dimmed();

/// What is as it should be.
pub(super) const GOOD: Style = AnsiColor::Green.on_default();

/// What someone should look at.
pub(super) const WARN: Style = AnsiColor::Yellow.on_default();

/// What is wrong.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();

/// The style of a result.
pub(super) const fn result(result: ResultWord) -> Style {
    match result {
        ResultWord::Pass => AnsiColor::Green.on_default(),
        ResultWord::Fail => AnsiColor::Red.on_default().bold(),
        ResultWord::Unknown => AnsiColor::Yellow.on_default(),
        ResultWord::NotChecked => AnsiColor::Cyan.on_default(),
        ResultWord::Error => AnsiColor::Magenta.on_default().bold(),
        ResultWord::NotApplicable | ResultWord::NotSelected => FAINT,
    }
}

/// The sign of a result, so that no colour is needed to tell them apart.
pub(super) const fn sign(result: ResultWord) -> &'static str {
    match result {
        ResultWord::Pass => "✔",
        ResultWord::Fail => "✘",
        ResultWord::Unknown => "?",
        ResultWord::NotChecked => "☐",
        ResultWord::Error => "!",
        ResultWord::NotApplicable | ResultWord::NotSelected => "–",
    }
}

/// A styled text.
pub(super) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
