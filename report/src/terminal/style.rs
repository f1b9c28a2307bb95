//! Colours: what each result looks like.

use anstyle::{AnsiColor, Style};
use tekigo_core::typed::{ResultWord, Strength};

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

/// The style of a rule's result: what should be is not as pressing as what must be, and what may be is not pressing at all.
pub(super) const fn result(strength: Strength, result: ResultWord) -> Style {
    match strength {
        Strength::Must => of_result(result),
        Strength::Should => of_result(result).dimmed(),
        Strength::May => FAINT,
    }
}

/// The style of a result.
pub(super) const fn of_result(result: ResultWord) -> Style {
    match result {
        ResultWord::Pass => AnsiColor::Green.on_default(),
        ResultWord::Fail => AnsiColor::Red.on_default().bold(),
        ResultWord::Unknown => AnsiColor::Yellow.on_default(),
        ResultWord::NotChecked => AnsiColor::Cyan.on_default(),
        ResultWord::Error => AnsiColor::Magenta.on_default().bold(),
        ResultWord::NotApplicable | ResultWord::NotSelected => FAINT,
    }
}

/// A styled text.
pub(super) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
