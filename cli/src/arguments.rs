//! What can be written on the command line.

pub(crate) mod japanese;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tekigo_core::value::Date;

/// Judges documents about a cloud service by encoded guidelines, and tells why.
#[derive(Debug, Parser)]
#[command(name = "tekigo", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Language of everything that a person reads [default: from LANG, else ja]
    #[arg(long, global = true, display_order = 90, value_name = "LANGUAGE", value_parser = ["ja", "en"])]
    #[allow(
        dead_code,
        reason = "read before the line is parsed, so that mistakes in it are told in the right language"
    )]
    lang: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the command can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Judge documents and report what does not meet the rules
    Check(Check),
    /// Tell the whole reasoning behind one rule (--rule), or what an error code means (tekigo explain E012)
    Explain(Explain),
    /// List what is still to be answered, the most decisive first
    Questions(Questions),
    /// Tell for which systems documents are enough: by group, and by reading of what a guideline leaves open
    Fit(Fit),
    /// Tell what a revision of a pack changes, rule by rule: proved unchanged, or shown by a document; and whom it hits
    Diff(Diff),
    /// Run the tests of packs
    Test(Test),
    /// Put packs in order: indentation, columns, line breaks
    Fmt(Fmt),
    /// Read the rules of a pack back as prose
    Rules(Rules),
    /// List the packs that are shipped
    Packs(Packs),
    /// List the JSON Schemas, or print that of a kind of document, of what comes out, or of a file of settings
    Schema(Schema),
    /// Print a script that completes this command's words in a shell
    Completions(Completions),
}

/// Documents, packs and what else a judgement depends on.
#[derive(Debug, Args)]
pub(crate) struct Given {
    /// Documents in JSON or YAML: files, folders (every *.json, *.yaml and *.yml in them) or - for standard input; each says itself what kind it is
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Take a file as a disclosure of service levels
    #[arg(long, value_name = "FILE")]
    pub(crate) disclosure: Vec<PathBuf>,
    /// Take a file as a contract
    #[arg(long, value_name = "FILE")]
    pub(crate) contract: Vec<PathBuf>,
    /// Take a file as the record of an incident
    #[arg(long, value_name = "FILE")]
    pub(crate) incident: Vec<PathBuf>,
    /// Take a file as the description of a system
    #[arg(long, value_name = "FILE")]
    pub(crate) system: Vec<PathBuf>,
    /// Pack to judge by: the name of a shipped one, or a folder; may be repeated [default: every shipped pack for these documents]
    #[arg(long, value_name = "NAME|PATH")]
    pub(crate) pack: Vec<String>,
    /// Take every document, or only FILE, as a draft: what is blank may still come
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) draft: Vec<OsString>,
    /// Tailor a pack by a profile, as JSON; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(crate) profile: Vec<PathBuf>,
    /// Set a parameter of a pack
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) param: Vec<String>,
    /// Choose a reading that a guideline leaves open
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) choose: Vec<String>,
    /// Answers of people to the questions of manual rules, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) attestations: Vec<PathBuf>,
    /// Findings that are borne until a day, as JSON: they leave the exit status alone
    #[arg(long, value_name = "FILE")]
    pub(crate) waivers: Vec<PathBuf>,
    /// Day of evaluation, like 2020-06-02 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Largest document that is read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 64_000_000, value_parser = size)]
    pub(crate) max_size: usize,
}

/// `tekigo check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) given: Given,
    /// Look at what binds this party alone: in every form but JSON, and in the exit status
    #[arg(long, value_name = "PARTY")]
    pub(crate) party: Option<String>,
    /// Results that make the exit status 1
    #[arg(long, value_name = "LEVEL", default_value = "fail")]
    pub(crate) fail_on: FailOn,
    /// Form of the report, to standard output or to a file; may be repeated: text, concise, json, markdown, html
    #[arg(long, value_name = "FORMAT[=PATH]", value_parser = output, default_value = "text")]
    pub(crate) output: Vec<Output>,
    /// Show what is in order and what does not apply, too, and every line of a plan
    #[arg(long)]
    pub(crate) all: bool,
    /// Leave out what would mend the findings: the least changes, the plan, what an unknown can become
    #[arg(long)]
    pub(crate) no_changes: bool,
}

/// `tekigo explain`
#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) given: Given,
    /// Rule to explain; without it, error codes stand in the place of files
    #[arg(long, value_name = "RULE")]
    pub(crate) rule: Option<String>,
    /// Tell every part, also those that are alike and otherwise only counted
    #[arg(long)]
    pub(crate) full: bool,
}

/// `tekigo questions`
#[derive(Debug, Args)]
pub(crate) struct Questions {
    #[command(flatten)]
    pub(crate) given: Given,
    /// Leave out what another party has to answer
    #[arg(long, value_name = "PARTY")]
    pub(crate) party: Option<String>,
    /// Tell all questions, and what needs no answer
    #[arg(long)]
    pub(crate) all: bool,
    /// Form of the list, to standard output or to a file; may be repeated: text, json (`tekigo schema questions` describes it)
    #[arg(long, value_name = "text|json[=PATH]", value_parser = test_output, default_value = "text")]
    pub(crate) output: Vec<Output>,
}

/// `tekigo fit`
#[derive(Debug, Args)]
pub(crate) struct Fit {
    #[command(flatten)]
    pub(crate) given: Given,
    /// Leave out what does not bind this party
    #[arg(long, value_name = "PARTY")]
    pub(crate) party: Option<String>,
    /// Tell the rules too whose result is one in every column
    #[arg(long)]
    pub(crate) all: bool,
    /// Form of the table, to standard output or to a file; may be repeated: text, json (`tekigo schema fit` describes it)
    #[arg(long, value_name = "text|json[=PATH]", value_parser = test_output, default_value = "text")]
    pub(crate) output: Vec<Output>,
}

/// `tekigo diff`
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// Pack as it was: the name of a shipped one, or a folder
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// Pack as it is: the name of a shipped one, or a folder
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// Documents to judge by both packs, which tells who is newly in breach: files, folders or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Take every document, or only FILE, as a draft: what is blank may still come
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) draft: Vec<OsString>,
    /// Day of evaluation, like 2020-06-02 [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_of: Option<Date>,
    /// Largest document that is read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 64_000_000, value_parser = size)]
    pub(crate) max_size: usize,
    /// Form of what comes out, to standard output or to a file; may be repeated: text, json (`tekigo schema revision` describes it), markdown
    #[arg(long, value_name = "FORMAT[=PATH]", value_parser = diff_output, default_value = "text")]
    pub(crate) output: Vec<Output>,
}

/// `tekigo test`
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Packs to test: names of shipped ones, or folders
    #[arg(value_name = "PACK", required = true)]
    pub(crate) pack: Vec<String>,
    /// Run only the tests whose name contains TEXT, in capital or small letters
    #[arg(long, value_name = "TEXT")]
    pub(crate) only: Option<String>,
    /// Show what the tests do not show: of which rules nothing is expected, which results no test gives, and which conditions no test shows to matter; with --only, of the rules that those tests are about
    #[arg(long)]
    pub(crate) coverage: bool,
    /// As --coverage, and exit with 1 where something is missing; no gap can be excused, but =rules and =results ask for less than =conditions, which is the default
    #[arg(long, value_name = "LEVEL", num_args = 0..=1, require_equals = true, default_missing_value = "conditions", conflicts_with = "only")]
    pub(crate) require_coverage: Option<CoverageLevel>,
    /// Change the rules in one place at a time, and show the changes that no test notices, each with a document that would; with --only, of the rules that those tests are about. Exits with 1 where there are any
    #[arg(long)]
    pub(crate) mutate: bool,
    /// As --mutate, and write the missing tests to FILE, or to standard output in the place of what goes there; the result that the source demands is left for a person to fill in
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "-")]
    pub(crate) suggest: Option<PathBuf>,
    /// Form of what comes out, to standard output or to a file; may be repeated: text, json (`tekigo schema tests` describes it)
    #[arg(long, value_name = "text|json[=PATH]", value_parser = test_output, default_value = "text")]
    pub(crate) output: Vec<Output>,
}

/// `tekigo fmt`
#[derive(Debug, Args)]
pub(crate) struct Fmt {
    /// Files of packs, folders (every *.tekigo in and below them) or - to go from standard input to standard output
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Change nothing: show which files would change, and end with status 1 if any would
    #[arg(long)]
    pub(crate) check: bool,
}

/// `tekigo rules`
#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// Rules to read back [default: all]
    #[arg(value_name = "RULE")]
    pub(crate) ids: Vec<String>,
    /// Pack to read back: the name of a shipped one, or a folder; may be repeated [default: every shipped pack that has the rules]
    #[arg(long, value_name = "NAME|PATH")]
    pub(crate) pack: Vec<String>,
    /// Leave out rules that do not bind this party
    #[arg(long, value_name = "PARTY")]
    pub(crate) party: Option<String>,
    /// Leave out rules that are computed: what stays is what a person has to judge
    #[arg(long)]
    pub(crate) manual: bool,
    /// Tell clause by clause what became of each source, instead of the rules
    #[arg(long, conflicts_with_all = ["ids", "party", "manual"])]
    pub(crate) ledger: bool,
    /// Form of the text
    #[arg(long = "output", value_name = "FORMAT", default_value = "text")]
    pub(crate) form: RulesForm,
}

/// The forms of a rule book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesForm {
    /// For a person at a terminal
    Text,
    /// Markdown
    Markdown,
    /// For programs
    Json,
}

/// `tekigo packs`
#[derive(Debug, Args)]
pub(crate) struct Packs {
    /// Form of the list
    #[arg(long = "output", value_name = "FORMAT", default_value = "text")]
    pub(crate) form: ListForm,
}

/// The forms of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListForm {
    /// For a person at a terminal
    Text,
    /// For programs
    Json,
}

/// `tekigo schema`
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// Kind of document, "report" (of check), "tests" (of test), "revision" (of diff), "questions", "fit", "profile", "attestations", "waivers" [default: a list of them]
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
}

/// `tekigo completions`
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// How much of a pack its tests must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverageLevel {
    /// Something is expected of every rule
    Rules,
    /// And every result is shown
    Results,
    /// And every condition is shown to matter
    Conditions,
}

/// Which results make the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// What does not meet a rule
    Fail,
    /// What does not meet a rule, or is not known to
    Unknown,
    /// None
    Never,
}

/// One form of the report and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    /// The form.
    pub(crate) format: Format,
    /// The file; `None` is standard output.
    pub(crate) path: Option<PathBuf>,
}

/// The forms of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For a person at a terminal.
    Text,
    /// One line a finding.
    Concise,
    /// For programs.
    Json,
    /// For a wiki, an issue or an editor.
    Markdown,
    /// For a browser and for paper.
    Html,
}

fn date(written: &str) -> Result<Date, String> {
    Date::parse(written).ok_or_else(|| "a day of the calendar, like 2020-06-02".to_owned())
}

/// Texts are numbered in 32 bits; of a document without a byte nothing could be read.
fn size(written: &str) -> Result<usize, String> {
    let size = written.parse::<u32>().ok().filter(|size| *size > 0);
    let size = size.and_then(|size| usize::try_from(size).ok());
    size.ok_or_else(|| "a number of bytes from 1 to 4294967295".to_owned())
}

fn test_output(written: &str) -> Result<Output, String> {
    let due = || "text or json, and perhaps =PATH".to_owned();
    let output = output(written).map_err(|_| due())?;
    match output.format {
        Format::Text | Format::Json => Ok(output),
        Format::Concise | Format::Markdown | Format::Html => Err(due()),
    }
}

fn diff_output(written: &str) -> Result<Output, String> {
    let due = || "text, json or markdown, and perhaps =PATH".to_owned();
    let output = output(written).map_err(|_| due())?;
    match output.format {
        Format::Text | Format::Json | Format::Markdown => Ok(output),
        Format::Concise | Format::Html => Err(due()),
    }
}

fn output(written: &str) -> Result<Output, String> {
    let (format, path) = match written.split_once('=') {
        // As for what is read, `-` is no file.
        Some((format, "-")) => (format, None),
        Some((format, path)) if !path.is_empty() => (format, Some(PathBuf::from(path))),
        // A place without a name is none.
        Some(_) => ("", None),
        None => (written, None),
    };
    let format = match format {
        "text" => Format::Text,
        "concise" => Format::Concise,
        "json" => Format::Json,
        "markdown" => Format::Markdown,
        "html" => Format::Html,
        _ => return Err("text, concise, json, markdown or html, and perhaps =PATH".to_owned()),
    };
    Ok(Output { format, path })
}
