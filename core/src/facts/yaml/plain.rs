//! Plain scalars: what a value without quotation marks is.
//!
//! `null`, `~` and nothing at all are null, `true` and `false` are Booleans, what JSON writes as a number is that number, and all
//! else is text as it is written. YAML's own versions and readers disagree on `012`, `0x1F`, `1_000`, `.5`, `12:30` and `yes`; as
//! text none of them can become a wrong number or a wrong Boolean, and whoever is due one is told how to write it.

use crate::facts::scanner::{Scanner, Token};

/// What a plain scalar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    /// Nothing, `~`, `null`, `Null`, `NULL`
    Null,
    /// `true`, `True`, `TRUE`, `false`, `False`, `FALSE`
    Boolean(bool),
    /// `-2.5e3`
    Number,
    /// All else.
    Text,
}

/// What a text without quotation marks may have been meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lookalike {
    /// `012`, `0x1F`, `1_000`, `1,000`, `.5`, `+1`, `.inf`, `12:30`, `５`, `99.5%`
    Number,
    /// `yes`, `no`, `on`, `off`, `y`, `n`, `tRUE`
    Boolean,
}

/// What a plain scalar is.
pub(super) fn read(written: &str) -> Plain {
    match written {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "true" | "True" | "TRUE" => Plain::Boolean(true),
        "false" | "False" | "FALSE" => Plain::Boolean(false),
        _ if is_number(written) => Plain::Number,
        _ => Plain::Text,
    }
}

fn is_number(written: &str) -> bool {
    let mut scanner = Scanner::new(written, 0);
    matches!(scanner.token(), Ok(Token::Number(number)) if number.len() == written.len())
}

/// What a plain scalar that is text may have been meant as.
pub(super) fn lookalike(written: &str) -> Option<Lookalike> {
    let words = ["yes", "no", "on", "off", "y", "n", "true", "false"];
    if words.iter().any(|word| written.eq_ignore_ascii_case(word)) {
        return Some(Lookalike::Boolean);
    }
    let unsigned = written.strip_prefix(['+', '-', '＋', '－', '−']).unwrap_or(written);
    let others = [".inf", ".nan", "inf", "nan", "infinity"];
    if others.iter().any(|other| unsigned.eq_ignore_ascii_case(other)) {
        return Some(Lookalike::Number);
    }
    if let Some(digits) = unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X")) {
        let hexadecimal = |letter: char| letter.is_ascii_hexdigit() || letter == '_';
        return digits.chars().all(hexadecimal).then_some(Lookalike::Number);
    }
    let is_digit = |letter: char| letter.is_ascii_digit() || ('０'..='９').contains(&letter);
    let may_stand = |letter: char| is_digit(letter) || "._,:eEob%．，％+-".contains(letter);
    let starts = unsigned.trim_start_matches(['.', '．']).starts_with(is_digit);
    // A sign stands after an exponent alone: `2020-06-02` is no number to anybody.
    let signs_stand = unsigned
        .match_indices(['+', '-'])
        .all(|(at, _)| unsigned.get(..at).is_some_and(|before| before.ends_with(['e', 'E'])));
    (starts && signs_stand && unsigned.chars().all(may_stand)).then_some(Lookalike::Number)
}
