//! The language of the run: `--lang`, else the surroundings, else Japanese.

use std::ffi::OsString;

use tekigo_report::words::Language;

/// The environment's word for the reader's language.
pub(crate) struct Surroundings {
    /// `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that is not empty counts.
    locales: Vec<Option<String>>,
}

impl Surroundings {
    /// Those of this process.
    pub(crate) fn real() -> Self {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        Self { locales: names.iter().map(|name| std::env::var(name).ok()).collect() }
    }

    fn language(&self) -> Language {
        let locale = self.locales.iter().flatten().find(|locale| !locale.is_empty());
        match locale {
            Some(locale) if locale.to_lowercase().starts_with("en") => Language::En,
            _ => Language::Ja,
        }
    }
}

/// The language in which even a mistake on the command line is told, so it is looked for before the line is read.
pub(crate) fn wanted(
    arguments: impl Iterator<Item = OsString>,
    surroundings: &Surroundings,
) -> Language {
    let mut arguments = arguments.skip(1).map(|argument| argument.to_string_lossy().into_owned());
    let mut found = None;
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            break;
        }
        if argument == "--lang" {
            found = arguments.next();
        } else if let Some(value) = argument.strip_prefix("--lang=") {
            found = Some(value.to_owned());
        }
    }
    match found.as_deref() {
        Some("ja") => Language::Ja,
        Some("en") => Language::En,
        _ => surroundings.language(),
    }
}
