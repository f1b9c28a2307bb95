//! Runs the example of a page.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use tekigo_core::compile::compile;
use tekigo_core::facts::yaml::{Yaml, YamlFault};
use tekigo_core::facts::{self, DocumentErrorKind, Limits};
use tekigo_core::layout::Layout;
use tekigo_core::schema::{self, SchemaFile};
use tekigo_core::scrutiny::{STEPS, scrutinise};
use tekigo_grammar::diagnostic::{Bilingual, Diagnostic};
use tekigo_report::error_page::Block;
use tekigo_report::terminal::diagnostic::{SourceText, diagnostic};
use tekigo_report::words::Language;

use super::{PageFile, expand, typed};
use crate::conformance::World;

/// What came of a page.
#[derive(Clone, Debug)]
pub struct Came {
    /// What the example prints.
    pub printed: Bilingual,
    /// What is wrong with the page, other than that it prints something else.
    pub wrong: Vec<String>,
}

/// The columns of the examples: no page is wider.
const WIDTH: usize = 80;

/// So many messages of the page's code are shown.
const SHOWN: usize = 3;

/// What an example prints in both languages, and how often each code is in it.
pub(super) struct Output {
    pub(super) printed: Bilingual,
    pub(super) codes: BTreeMap<String, usize>,
}

/// Runs a page; `tekigo` is the command, for those that want it.
pub fn run(file: &PageFile, root: &Path, tekigo: &Path) -> Result<Came, String> {
    let page = &file.page;
    let output = |blocks: &[Block]| {
        if file.is_typed() {
            typed::output(blocks, root, tekigo)
        } else {
            output(blocks, &page.code, root)
        }
    };
    let example = output(&page.example)?;
    let mended = output(&page.mended)?;
    let mut wrong = Vec::new();
    let also: Vec<&str> = page.example.iter().flat_map(Block::also).collect();
    if !example.codes.contains_key(&page.code) {
        wrong.push(format!("the example does not bring about {}", page.code));
    }
    for code in example.codes.keys().filter(|code| **code != page.code) {
        if !also.contains(&code.as_str()) {
            wrong.push(format!("the example brings about {code} too, and does not say so"));
        }
    }
    for code in also.iter().filter(|code| !example.codes.contains_key(**code)) {
        wrong.push(format!("the example says that {code} comes too, and it does not"));
    }
    for code in mended.codes.keys() {
        let excused = page.mended.iter().any(|block| block.also().any(|also| also == code));
        if *code == page.code || !excused {
            wrong.push(format!("the mended example still brings about {code}"));
        }
    }
    Ok(Came { printed: example.printed, wrong })
}

/// The text of a file of an example, and what is said about it.
struct Told {
    name: String,
    text: String,
    diagnostics: Vec<Diagnostic>,
}

fn output(blocks: &[Block], code: &str, root: &Path) -> Result<Output, String> {
    let first = blocks.first().ok_or("there is no example")?;
    let (files, diagnostics) = if first.language() == "tekigo" {
        pack(first, root)?
    } else if first.file().is_some_and(|name| name.ends_with(".schema.json")) {
        schemas(blocks)?
    } else {
        let told = document(first, root)?;
        (vec![(told.name, told.text)], told.diagnostics)
    };
    let sources: Vec<SourceText<'_>> =
        files.iter().map(|(name, text)| SourceText { name, text }).collect();
    let mut codes = BTreeMap::new();
    for diagnostic in &diagnostics {
        *codes.entry(diagnostic.code.to_owned()).or_default() += 1;
    }
    let printed = Bilingual::new(
        print(&diagnostics, code, &codes, &sources, Language::Ja),
        print(&diagnostics, code, &codes, &sources, Language::En),
    );
    Ok(Output { printed, codes })
}

/// The messages of the code; of the others only how many there are.
fn print(
    diagnostics: &[Diagnostic],
    code: &str,
    codes: &BTreeMap<String, usize>,
    sources: &[SourceText<'_>],
    language: Language,
) -> String {
    let own = diagnostics.iter().filter(|diagnostic| diagnostic.code == code);
    let shown: Vec<String> =
        own.take(SHOWN).map(|told| plain(&diagnostic(told, sources, language, WIDTH))).collect();
    let mut printed = shown.join("\n");
    for (other, times) in codes {
        let more = if other == code { times.saturating_sub(SHOWN) } else { *times };
        if more > 0 {
            let _ = match language {
                Language::Ja => writeln!(printed, "\n（ほかに {other} が {more} 件）"),
                Language::En => writeln!(printed, "\n(and {more} more: {other})"),
            };
        }
    }
    printed
}

/// Without colours, and without blanks at the ends of lines.
pub(super) fn plain(styled: &str) -> String {
    let plain = anstream::adapter::strip_str(styled).to_string();
    plain.lines().fold(String::new(), |text, line| text + line.trim_end() + "\n")
}

fn text(block: &Block) -> Result<String, String> {
    String::from_utf8(expand(&block.text)).map_err(|_| "the example is no text".to_owned())
}

type Files = Vec<(String, String)>;

fn pack(block: &Block, root: &Path) -> Result<(Files, Vec<Diagnostic>), String> {
    let world = World::load(root, "case").map_err(|error| error.to_string())?;
    let text = text(block)?;
    let checked = world.check(&text);
    let mut diagnostics = checked.diagnostics;
    if let Some(pack) = &checked.pack {
        let program = compile(pack);
        let found = scrutinise(&program, STEPS).findings;
        diagnostics.extend(found.iter().map(|finding| finding.diagnostic(&program)));
    }
    let mut files =
        vec![("header.tekigo".to_owned(), world.header), ("rules.tekigo".to_owned(), text)];
    files.extend(world.schemas);
    Ok((files, diagnostics))
}

fn schemas(blocks: &[Block]) -> Result<(Files, Vec<Diagnostic>), String> {
    let mut files = Vec::new();
    for block in blocks {
        files.push((block.file().unwrap_or_default().to_owned(), text(block)?));
    }
    let given: Vec<SchemaFile<'_>> =
        files.iter().map(|(name, text)| SchemaFile { name, text }).collect();
    let (_, problems) = schema::read(&given);
    let diagnostics = problems.iter().map(schema::SchemaProblem::diagnostic).collect();
    Ok((files, diagnostics))
}

/// Reads a disclosure by a pack that asks for everything in it.
fn document(block: &Block, root: &Path) -> Result<Told, String> {
    let world = World::load(root, "asked").map_err(|error| error.to_string())?;
    let checked = world.check("");
    let pack = checked.pack.ok_or_else(|| format!("asked.tekigo: {:?}", checked.diagnostics))?;
    let program = compile(&pack);
    let kind = program.kind_named("disclosure").and_then(|kind| program.kind(kind));
    let layout = &kind.ok_or("asked.tekigo reads no disclosure")?.layout;
    let bytes = expand(&block.text);
    let name = block.file().unwrap_or("disclosure.json").to_owned();
    let limits = Limits::default();
    let yaml = Path::new(&name).extension().is_some_and(|ending| ending == "yaml");
    let whole = if yaml {
        Yaml::read(&bytes, &limits).map(|_| ())
    } else {
        facts::read_bytes(&bytes, &Layout::default(), &limits).map(|_| ())
    };
    if let Err(error) = whole {
        let is_text = !matches!(
            error.kind,
            DocumentErrorKind::Utf16
                | DocumentErrorKind::TooLarge { .. }
                | DocumentErrorKind::Yaml(YamlFault::TooLarge { .. })
        );
        let text =
            if is_text { String::from_utf8_lossy(&bytes).into_owned() } else { String::new() };
        return Ok(Told { name, text, diagnostics: vec![error.diagnostic(0)] });
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if yaml {
        return Ok(Told { name, text, diagnostics: Vec::new() });
    }
    let read = facts::read(&text, layout, &limits).map_err(|error| format!("{error:?}"))?;
    let diagnostics = read.problems.iter().map(|problem| problem.diagnostic(0, &text)).collect();
    Ok(Told { name, text, diagnostics })
}
