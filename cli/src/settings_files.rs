//! Reads profiles, attestations and waivers. A profile that is wrong stops the run, for judging without it would mislead; a wrong
//! attestation or waiver is told, and the rest is judged.

use std::io::Read;
use std::path::{Path, PathBuf};

use tekigo_core::program::Program;
use tekigo_core::settings::{self, SettingsProblem, Subject, Tailored};
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic};
use tekigo_report::document::{Document, Lines};
use tekigo_report::model::Invalid;
use tekigo_report::settings::{SettingsFile, SettingsFiles};
use tekigo_report::terminal::diagnostic::SourceText;

use crate::arguments::Given;
use crate::console::Console;
use crate::documents::sha256;
use crate::problem::{Problem, refusal};

/// What the files of settings gave.
#[derive(Default)]
pub(crate) struct SettingsRead {
    /// What they hold.
    pub(crate) files: SettingsFiles,
    /// What was refused.
    pub(crate) refused: Vec<Invalid>,
    /// The texts, by position, for messages about them.
    texts: Vec<Text>,
}

/// A text and where its lines start.
struct Text {
    text: String,
    lines: Lines,
}

/// Reads every file of settings that the command line names, and puts the profiles together.
pub(crate) fn read(
    given: &Given,
    programs: &[&Program],
    documents: &[Document],
    console: &Console,
) -> Result<(SettingsRead, Vec<Tailored>), Problem> {
    let mut read = SettingsRead::default();
    let tailored = read.profiles(&given.profile, programs, console)?;
    for path in &given.attestations {
        if let Some(file) = read.file(path, console) {
            let found = settings::read_attestations(read.text(file), file, programs);
            read.files
                .attested_in
                .resize(read.files.attested_in.len().saturating_add(found.entries.len()), file);
            read.files.attestations.extend(found.entries);
            read.refuse(&found.problems, console);
        }
    }
    let subjects: Vec<Subject<'_>> = documents
        .iter()
        .map(|document| Subject { kind: &document.kind, name: &document.name })
        .collect();
    for path in &given.waivers {
        if let Some(file) = read.file(path, console) {
            let found = settings::read_waivers(read.text(file), file, programs, &subjects);
            read.files.waivers.extend(found.entries);
            read.refuse(&found.problems, console);
        }
    }
    Ok((read, tailored))
}

impl SettingsRead {
    fn profiles(
        &mut self,
        paths: &[PathBuf],
        programs: &[&Program],
        console: &Console,
    ) -> Result<Vec<Tailored>, Problem> {
        let mut wrong: Vec<SettingsProblem> = Vec::new();
        for path in paths {
            let file = self.open(path).map_err(|error| not_read(path, &error))?;
            match settings::read_profile(self.text(file), file, programs) {
                Ok(profile) => self.files.profiles.push(profile),
                Err(problems) => wrong.extend(problems),
            }
        }
        if !wrong.is_empty() {
            return Err(self.stop(&wrong));
        }
        let tailored = settings::tailor(programs, &self.files.profiles)
            .map_err(|problems| self.stop(&problems))?;
        for profile in &self.files.profiles {
            let Some(program) = programs.get(profile.pack) else { continue };
            if program.version != profile.version {
                let (name, made_for) = (self.files.name(profile.file), &profile.version);
                let (pack, version) = (&program.name, &program.version);
                console.note(&Bilingual::new(
                    format!("{name} は {pack} {made_for} 用に作られたが、判定は {version} による"),
                    format!("{name} was made for {pack} {made_for}, but {version} is judged by"),
                ));
            }
        }
        Ok(tailored)
    }

    /// Reads a file; where that fails, tells so.
    fn file(&mut self, path: &Path, console: &Console) -> Option<usize> {
        match self.open(path) {
            Ok(file) => Some(file),
            Err(error) => {
                let problem = not_read(path, &error);
                console.problem(&problem);
                self.refused.push(Invalid {
                    input: path.display().to_string(),
                    document: None,
                    pointer: None,
                    line: None,
                    column: None,
                    code: problem.code().to_owned(),
                    message: problem.words(),
                    help: problem.help(),
                });
                None
            }
        }
    }

    fn open(&mut self, path: &Path) -> std::io::Result<usize> {
        let mut bytes = Vec::new();
        let most = u64::try_from(settings::BYTES).unwrap_or(u64::MAX).saturating_add(1);
        std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
        let hash = sha256(&bytes);
        // Of a file that is too large the end is cut, perhaps in the middle of a character.
        let text = if bytes.len() > settings::BYTES {
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            String::from_utf8(bytes)
                .map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))?
        };
        let lines = Lines::new(&text);
        self.texts.push(Text { text, lines });
        let name = path.display().to_string();
        self.files.files.push(SettingsFile { name, sha256: Some(hash) });
        Ok(self.texts.len().saturating_sub(1))
    }

    fn text(&self, file: usize) -> &str {
        self.texts.get(file).map_or("", |known| known.text.as_str())
    }

    /// Tells what is wrong, and keeps it for the report.
    fn refuse(&mut self, problems: &[SettingsProblem], console: &Console) {
        let texts = self.files.files.iter().zip(&self.texts);
        let sources: Vec<SourceText<'_>> =
            texts.map(|(file, known)| SourceText { name: &file.name, text: &known.text }).collect();
        for problem in problems {
            let told = problem.diagnostic();
            console.diagnostic(&told, &sources);
            let known = self.texts.get(problem.file);
            let place = known.map(|known| known.lines.place(&known.text, problem.span.start));
            let input = self.files.name(problem.file).to_owned();
            self.refused.push(Invalid {
                input,
                document: None,
                pointer: None,
                line: place.map(|(line, _)| line),
                column: place.map(|(_, column)| column),
                code: told.code.to_owned(),
                message: told.message,
                help: told.help,
            });
        }
    }

    /// What stops the run.
    fn stop(&self, problems: &[SettingsProblem]) -> Problem {
        let diagnostics: Vec<Diagnostic> =
            problems.iter().map(SettingsProblem::diagnostic).collect();
        let texts = self.files.files.iter().zip(&self.texts);
        let files = texts.map(|(file, known)| (file.name.clone(), known.text.clone())).collect();
        Problem::ProfilesRefused { files, diagnostics }
    }
}

fn not_read(path: &Path, error: &std::io::Error) -> Problem {
    Problem::NotRead { path: path.display().to_string(), why: refusal(error) }
}
