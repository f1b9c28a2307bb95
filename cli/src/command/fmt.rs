//! `tekigo fmt`: puts the files of packs in order.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};
use tekigo_grammar::FILE_BYTES;
use tekigo_grammar::diagnostic::Diagnostic;
use tekigo_report::terminal::clean;
use tekigo_report::terminal::diagnostic::SourceText;
use tekigo_report::words::Language;
use tekigo_rules::TextFile;

use crate::arguments::Fmt;
use crate::console::{self, Console};
use crate::exit::Status;
use crate::problem::Problem;
use crate::{file, pack_file, pack_folder};

/// The most lines of a file that are shown of what would change.
const SHOWN: usize = 12;

/// How long to look for the least change; past that, a larger one will do.
const PATIENCE: Duration = Duration::from_secs(2);

const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// Formats every file, each whatever is wrong with the others.
pub(crate) fn run(fmt: &Fmt, console: &Console) -> Status {
    let mut status = Status::Clean;
    let mut refuse = |problem: &Problem| {
        console.problem(problem);
        status = status.max(problem.status());
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for path in &fmt.paths {
        let (found, problems) = pack_file::find(path);
        files.extend(found);
        problems.iter().for_each(&mut refuse);
    }
    let mut seen = BTreeSet::new();
    // One file by two names is one file.
    files.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
    let mut found = Status::Clean;
    for path in files {
        match format(&path, fmt.check, console) {
            Ok(true) if fmt.check => found = Status::Findings,
            Ok(_) => {}
            Err(problem) => refuse(&problem),
        }
    }
    status.max(found)
}

/// Formats one file; `true` where that changes it, or would.
fn format(path: &Path, check: bool, console: &Console) -> Result<bool, Problem> {
    let bytes = file::beginning(path, FILE_BYTES).map_err(|unread| unread.problem(path))?;
    let (TextFile { path: name, text, .. }, undecoded) = pack_folder::decoded(path, &bytes);
    let refused = |diagnostics: Vec<Diagnostic>| {
        for told in &diagnostics {
            console.diagnostic(told, &[SourceText { name: &name, text: &text }]);
        }
        Problem::NotFormatted { path: name.clone(), errors: diagnostics.len() }
    };
    if let Some(told) = undecoded {
        return Err(refused(vec![told]));
    }
    let tidy = tekigo_grammar::format(&text).map_err(|problems| {
        refused(problems.iter().map(|problem| problem.diagnostic(0)).collect())
    })?;
    let changed = tidy != text;
    if check {
        if changed {
            let told = console.pick("書き方が整っていない", "not in order");
            console::out(&format!("{name}: {told}\n{}", difference(&text, &tidy, console)))?;
        }
    } else if file::is_standard_input(path) {
        console::out(&tidy)?;
    } else if changed {
        pack_file::replace(path, &tidy)?;
        let told = console.pick("書き方を整えた", "put in order");
        console::err(&format!("{name}: {told}\n"));
    }
    Ok(changed)
}

/// The first lines that would change, with their numbers, and how many more there are.
fn difference(text: &str, tidy: &str, console: &Console) -> String {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(text, tidy);
    let mut shown = String::new();
    let changes = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal);
    let mut more = 0;
    for (nth, change) in changes.enumerate() {
        if nth >= SHOWN {
            more += 1;
            continue;
        }
        let (sign, style, index) = match change.tag() {
            ChangeTag::Delete => ('-', OLD, change.old_index()),
            _ => ('+', NEW, change.new_index()),
        };
        // A carriage return may be all there is to change, so it is shown.
        let line = change.value().trim_end_matches('\n').replace('\r', "␍");
        let number = index.map_or(0, |index| index + 1);
        let line = format!("{number:>6} {style}{sign}{style:#} {}", clean(&line));
        let _ = writeln!(shown, "{}", line.trim_end());
    }
    if more > 0 {
        let told = match console.language {
            Language::Ja => format!("ほか {more}行"),
            Language::En => format!("{more} more lines"),
        };
        let _ = writeln!(shown, "       {told}");
    }
    shown
}
