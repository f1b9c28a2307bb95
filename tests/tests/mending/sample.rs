//! The samples that are shipped, as documents that can be written to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use serde_json::Value as Json;
use tekigo_core::eval::Settings;
use tekigo_core::facts::{self, Limits, SaidKind};
use tekigo_core::value::Date;
use tekigo_report::build::{Bounds, report};
use tekigo_report::document::Document;
use tekigo_report::judge::{Judged, PackFacts};
use tekigo_report::model::{Edit, Report};
use tekigo_report::settings::SettingsFiles;
use tekigo_report::writing::{self, Writing};

use crate::schema::Schemas;

/// A document and where it stands.
#[derive(Clone)]
struct Written {
    name: String,
    kind: String,
    json: Json,
}

/// A folder of documents.
#[derive(Clone)]
pub struct Sample {
    pub name: String,
    documents: Vec<Written>,
}

/// Every sample in JSON.
pub fn samples() -> Vec<Sample> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/samples");
    let mut samples: Vec<Sample> =
        files(&root).iter().filter(|folder| folder.is_dir()).map(|folder| read(folder)).collect();
    samples.retain(|sample| !sample.documents.is_empty());
    assert!(samples.len() >= 9);
    samples
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn read(folder: &Path) -> Sample {
    let mut documents = Vec::new();
    for file in files(folder).iter().filter(|file| file.extension().is_some_and(|is| is == "json"))
    {
        let text = std::fs::read_to_string(file).unwrap();
        let said = facts::envelope(&text, &Limits::default()).unwrap().kind;
        let SaidKind::Named { name: kind, .. } = said else { panic!("{}", file.display()) };
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        documents.push(Written { name, kind, json: serde_json::from_str(&text).unwrap() });
    }
    Sample { name: folder.file_name().unwrap().to_str().unwrap().to_owned(), documents }
}

impl Sample {
    /// The report with what would mend the findings, made once for all tests.
    pub fn advised(&self) -> &'static Report {
        static REPORTS: Mutex<BTreeMap<String, &'static OnceLock<Report>>> =
            Mutex::new(BTreeMap::new());
        let report = {
            let mut reports = REPORTS.lock().unwrap();
            *reports.entry(self.name.clone()).or_insert_with(|| Box::leak(Box::default()))
        };
        report.get_or_init(|| self.judge(Some(Bounds::default())))
    }

    /// The report with what is found within some bounds.
    pub fn within(&self, bounds: Bounds<'_>) -> Report {
        self.judge(Some(bounds))
    }

    /// The report alone.
    pub fn report_without_changes(&self) -> Report {
        self.judge(None)
    }

    fn judge(&self, bounds: Option<Bounds<'_>>) -> Report {
        let documents: Vec<Document> = self
            .documents
            .iter()
            .map(|written| {
                let text = serde_json::to_string_pretty(&written.json).unwrap();
                let said = facts::envelope(&text, &Limits::default()).unwrap();
                Document::new(written.name.clone(), written.kind.clone(), said.state, text)
            })
            .collect();
        // Those of which some rule reads kinds that were given.
        let packs: Vec<_> = packs()
            .iter()
            .filter(|(_, kinds)| self.documents.iter().any(|written| kinds.contains(&written.kind)))
            .collect();
        let facts: Vec<PackFacts> = packs
            .iter()
            .map(|(pack, _)| {
                PackFacts::read(&pack.program, &documents, &Limits::default()).unwrap()
            })
            .collect();
        let as_of = Date::from_ymd(2020, 6, 2).unwrap();
        let judged: Vec<Judged<'_>> = packs
            .iter()
            .zip(&facts)
            .map(|((pack, _), facts)| {
                let settings = Settings::new(&pack.program, as_of);
                Judged::new(&pack.program, facts, &documents, settings)
            })
            .collect();
        report(as_of, &documents, &judged, &SettingsFiles::default(), Vec::new(), bounds)
    }

    /// The documents with some edits written into them; where an example only stands for a text, the test writes one.
    pub fn with(&self, edits: &[Edit]) -> Self {
        let mut mended = self.clone();
        for edit in edits {
            let mut edit = edit.clone();
            if edit.placeholder {
                assert!(Writing::of(&edit).is_err(), "a placeholder can be written: {edit:#?}");
                edit.example.iter_mut().for_each(fill_in);
                edit.placeholder = false;
            }
            let document = mended.document_of(&edit);
            let written = writing::write(document, Writing::of(&edit).unwrap());
            written.unwrap_or_else(|why| panic!("{why:?} {}: {edit:#?}", self.name));
        }
        mended
    }

    fn document_of(&mut self, edit: &Edit) -> &mut Json {
        let name = edit.input.clone().unwrap_or_else(|| format!("new {}", self.kind_of(edit)));
        let known = self.documents.iter().position(|written| written.name == name);
        let at = known.unwrap_or_else(|| {
            let kind = self.kind_of(edit);
            self.documents.push(Written { name, json: writing::blank(&kind), kind });
            self.documents.len() - 1
        });
        &mut self.documents[at].json
    }

    /// The kind of the document that an edit changes.
    pub fn kind_of(&self, edit: &Edit) -> String {
        edit.document.clone().unwrap_or_else(|| {
            let named = |written: &&Written| Some(&written.name) == edit.input.as_ref();
            self.documents.iter().find(named).unwrap().kind.clone()
        })
    }

    /// Whether something stands at the place of an edit.
    pub fn is_written(&self, edit: &Edit) -> bool {
        let named = |written: &&Written| Some(&written.name) == edit.input.as_ref();
        let document = self.documents.iter().find(named);
        let value = document.and_then(|written| written.json.pointer(&edit.pointer));
        value.is_some_and(|value| !value.is_null())
    }

    /// How many mistakes there are in the shape of the documents.
    pub fn mistakes(&self, schemas: &Schemas) -> usize {
        let of_schema =
            self.documents.iter().map(|written| schemas.mistakes(&written.kind, &written.json));
        let of_facts = packs().iter().flat_map(|(pack, _)| &pack.program.kinds).map(|kind| {
            let own = self.documents.iter().filter(|written| written.kind == kind.name);
            own.map(|written| {
                let text = written.json.to_string();
                facts::read(&text, &kind.layout, &Limits::default()).unwrap().problems.len()
            })
            .sum::<usize>()
        });
        of_schema.sum::<usize>() + of_facts.sum::<usize>()
    }
}

/// Another text, as long, wherever one only stands for a text.
pub fn fill_in(example: &mut Json) {
    match example {
        Json::String(text) if tekigo_core::regions::is_placeholder(text) => {
            *text = "試".repeat(text.chars().count());
        }
        Json::Array(items) => items.iter_mut().for_each(fill_in),
        Json::Object(members) => members.values_mut().for_each(fill_in),
        _ => {}
    }
}

/// The shipped packs, each with the kinds that it reads.
fn packs() -> &'static [(&'static tekigo_rules::LoadedPack, Vec<String>)] {
    static PACKS: OnceLock<Vec<(&'static tekigo_rules::LoadedPack, Vec<String>)>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let load = |name: &&'static str| tekigo_rules::load(name).unwrap().ok().unwrap();
        let with_kinds = |pack: &'static tekigo_rules::LoadedPack| {
            let kinds = pack.program.kinds.iter().map(|kind| kind.name.clone());
            (pack, kinds.collect())
        };
        tekigo_rules::names().iter().map(load).map(with_kinds).collect()
    })
}
