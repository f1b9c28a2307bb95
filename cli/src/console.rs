//! Standard output and standard error: coloured where somebody sees it, plain elsewhere, quiet when the reader has left.

use std::cell::RefCell;
use std::io::{IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic};
use tekigo_report::terminal::clean;
use tekigo_report::terminal::diagnostic::{SourceText, diagnostic};
use tekigo_report::words::Language;

use crate::problem::{Problem, refusal};

/// At the end of a run so many codes are named; whoever met more has enough to read.
const MOST_CODES: usize = 4;

/// The columns where no terminal says otherwise, so that what is piped is always the same.
const PLAIN_WIDTH: usize = 80;

/// The most messages about one pack that are shown at once.
const MOST_MESSAGES: usize = 100;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();

/// Who the command talks to.
pub(crate) struct Console {
    /// In which language.
    pub(crate) language: Language,
    /// The columns of standard output.
    pub(crate) width: usize,
    /// The codes that a person was shown, each once.
    shown: RefCell<Vec<String>>,
}

impl Console {
    /// The terminal or pipe that the command was started with.
    pub(crate) fn new(language: Language) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let size = terminal.then(terminal_size::terminal_size).flatten();
        let width = size.map_or(PLAIN_WIDTH, |(width, _)| usize::from(width.0));
        Self { language, width, shown: RefCell::default() }
    }

    /// One of two texts.
    pub(crate) fn pick<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        self.language.pick(ja, en)
    }

    /// Tells what stopped the command, or one of its inputs.
    pub(crate) fn problem(&self, problem: &Problem) {
        let words = problem.words();
        let name = self.pick("エラー", "error");
        let code = problem.code();
        self.showed(code);
        err(&format!("{ERROR}{name}[{code}]{ERROR:#}: {}\n", clean(self.language.of(&words))));
        if let Some(help) = problem.help() {
            let name = self.pick("対応", "help");
            err(&format!("  {NOTE}{name}{NOTE:#}: {}\n", clean(self.language.of(&help))));
        }
        let diagnostics = problem.diagnostics();
        for (told, files) in diagnostics.iter().take(MOST_MESSAGES) {
            self.diagnostic(told, files);
        }
        let more = diagnostics.len().saturating_sub(MOST_MESSAGES);
        if more > 0 {
            self.note(&Bilingual::new(
                format!("ほかに {more} 件ある。はじめの {MOST_MESSAGES} 件を直してから、もう一度確かめる"),
                format!("there are {more} more; mend the first {MOST_MESSAGES}, and try again"),
            ));
        }
    }

    /// Tells what is wrong with the command line.
    pub(crate) fn usage(&self, words: &Bilingual) {
        let name = self.pick("エラー", "error");
        let help =
            self.pick("使い方は tekigo --help で見られる", "tekigo --help tells how it is used");
        err(&format!("{ERROR}{name}{ERROR:#}: {}\n{help}\n", self.language.of(words)));
    }

    /// Tells something that stops nothing.
    pub(crate) fn note(&self, words: &Bilingual) {
        let name = self.pick("注意", "note");
        err(&format!("{NOTE}{name}{NOTE:#}: {}\n", clean(self.language.of(words))));
    }

    /// Shows a message with the lines it is about.
    pub(crate) fn diagnostic(&self, told: &Diagnostic, files: &[SourceText<'_>]) {
        self.showed(told.code);
        err(&format!("\n{}", diagnostic(told, files, self.language, self.width)));
    }

    /// Remembers that a person was shown a code.
    pub(crate) fn showed(&self, code: &str) {
        let mut shown = self.shown.borrow_mut();
        if !shown.iter().any(|known| known == code) {
            shown.push(code.to_owned());
        }
    }

    /// Says at the end, and once, where the codes are explained.
    pub(crate) fn point_to_pages(&self) {
        let shown = self.shown.borrow();
        if shown.is_empty() {
            return;
        }
        let codes: Vec<&str> = shown.iter().take(MOST_CODES).map(String::as_str).collect();
        let command = format!("tekigo explain {}", codes.join(" "));
        match self.language {
            Language::Ja => err(&format!("\n誤りの意味と直し方：{command}\n")),
            Language::En => err(&format!("\nWhat this means and how to mend it: {command}\n")),
        }
    }
}

/// Writes findings. A reader who closed the pipe has seen enough; that is no failure.
pub(crate) fn out(text: &str) -> Result<(), Problem> {
    let mut stream = anstream::stdout().lock();
    let written = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Problem::NotWritten { path: "stdout".to_owned(), why: refusal(&error) })
        }
        _ => Ok(()),
    }
}

/// Writes anything else. Where standard error is gone there is nobody to tell.
pub(crate) fn err(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}
