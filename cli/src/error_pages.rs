//! The pages of `docs/errors/`, inside the program.

use include_dir::{Dir, include_dir};
use tekigo_core::suggest::{fold, nearest};
use tekigo_report::error_page::ErrorPage;

use crate::problem::Problem;

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../docs/errors");

/// Whether a word looks like a code: a letter and some digits, in any width.
pub(crate) fn is_code(written: &str) -> bool {
    let mut letters = code(written).into_bytes().into_iter();
    let letter = letters.next().is_some_and(|letter| letter.is_ascii_uppercase());
    letter && (1..=5).contains(&letters.len()) && letters.all(|digit| digit.is_ascii_digit())
}

/// The page of a code.
pub(crate) fn find(written: &str) -> Result<ErrorPage, Problem> {
    let wanted = code(written);
    let file = PAGES.get_file(format!("{wanted}.md"));
    let page = file.and_then(|file| ErrorPage::read(file.contents_utf8()?).ok());
    page.ok_or_else(|| {
        let nearest = nearest(&wanted, codes());
        Problem::UnknownCode { code: written.to_owned(), nearest }
    })
}

/// Every code that has a page, in order.
fn codes() -> Vec<&'static str> {
    let names = PAGES.files().filter_map(|file| file.path().file_stem()?.to_str());
    let mut codes: Vec<&str> = names.filter(|name| is_code(name)).collect();
    codes.sort_unstable();
    codes
}

/// A code as it is spelt: `ｅ０１２` is `E012`.
fn code(written: &str) -> String {
    fold(written.trim()).to_uppercase()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot run must fail")]

    use super::{codes, find, is_code};

    /// Every code that some part of the program can print.
    fn printed() -> Vec<&'static str> {
        let parts = [
            tekigo_grammar::CODES,
            tekigo_core::check::CODES,
            tekigo_core::scrutiny::CODES,
            tekigo_core::schema::CODES,
            tekigo_core::facts::CODES,
            tekigo_core::facts::yaml::CODES,
            tekigo_core::settings::CODES,
            crate::validation::CODES,
            crate::problem::CODES,
        ];
        let mut printed = parts.concat();
        printed.sort_unstable();
        printed
    }

    #[test]
    fn every_code_has_a_page_and_every_page_a_code() {
        let mut wanted = printed();
        wanted.dedup();
        assert_eq!(codes(), wanted);
    }

    #[test]
    fn every_page_can_be_read() {
        for code in codes() {
            assert_eq!(find(code).unwrap().code, code);
        }
    }

    #[test]
    fn what_looks_like_a_code() {
        for written in ["E012", "e012", "ｅ０１２", "W4", " D001"] {
            assert!(is_code(written), "{written}");
        }
        for written in ["weak.json", "E", "012", "EE12", "E123456", "BK-1", ""] {
            assert!(!is_code(written), "{written}");
        }
    }
}
