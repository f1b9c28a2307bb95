//! A document means the same in YAML as in JSON, however it is written: on generated packs and documents.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test says what it saw"
)]

use tekigo_core::facts::Limits;
use tekigo_core::facts::yaml::Yaml;
use tekigo_tests::generate::{self, Json, Random, Written};
use tekigo_tests::trial::{self, Trial};
use tekigo_tests::{engine, reference};

fn read(written: &Written, document: &Json) -> Yaml {
    Yaml::read(written.text.as_bytes(), &Limits::default()).unwrap_or_else(|error| {
        panic!("{error:?}\n{document}\n{}\n{:?}", written.text, written.text)
    })
}

/// The JSON text of a document as the YAML reader writes it, and where each record, list, name and value of it starts.
fn compact(json: &Json, text: &mut String, places: &mut Vec<usize>) {
    places.push(text.len());
    match json {
        Json::Text(written) if written.starts_with('"') => quote(written, text),
        Json::Text(written) => text.push_str(written),
        Json::List(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                compact(item, text, places);
            }
            text.push(']');
        }
        Json::Record(members) => {
            text.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                text.push_str(if at == 0 { "" } else { "," });
                places.push(text.len());
                quote(&Json::string(name).to_string(), text);
                text.push(':');
                compact(value, text, places);
            }
            text.push('}');
        }
    }
}

fn quote(written: &str, text: &mut String) {
    let read: String = serde_json::from_str(written).unwrap();
    let written = serde_json::Value::String(read).to_string();
    text.push_str(&written.replace("\\b", "\\u0008").replace("\\f", "\\u000c"));
}

#[test]
fn yaml_means_what_json_means() {
    let schemas = generate::schemas();
    let (mut documents, mut results) = (0, 0);
    for seed in trial::seeds(80) {
        let Ok(trial) = Trial::new(seed, &schemas) else { continue };
        let mut random = Random::new(seed ^ 0x0059_414d_4c00);
        for mut situation in trial.situations(&schemas) {
            for document in situation.documents.iter_mut().flatten() {
                *document = generate::spiced(document, &mut random);
            }
            let mut in_yaml = situation.inputs();
            for (given, texts) in situation.documents.iter().zip(&mut in_yaml.documents) {
                for (document, text) in given.iter().zip(texts) {
                    let written = generate::yaml(document, &mut random);
                    let yaml = read(&written, document);
                    let (mut json, mut places) = (String::new(), Vec::new());
                    compact(document, &mut json, &mut places);
                    assert_eq!(yaml.json, json, "seed {seed}\n{}", written.text);
                    let found: Vec<_> = places.iter().map(|at| yaml.source.place(*at)).collect();
                    assert_eq!(found, written.places, "seed {seed}\n{}\n{json}", written.text);
                    // JSON is YAML too.
                    let plain = Written { text: document.to_string(), places: Vec::new() };
                    assert_eq!(read(&plain, document).json, json, "seed {seed}");
                    *text = yaml.json;
                    documents += 1;
                }
            }
            let judge = |inputs: &reference::Inputs| engine::judge(&trial.program, inputs);
            let (of_json, of_yaml) = (judge(&situation.inputs()), judge(&in_yaml));
            results += of_json.len();
            if let Some((left, right)) = trial::difference(&of_json, &of_yaml) {
                panic!("JSON and YAML differ\n{}", trial.print(&situation, left, right));
            }
        }
    }
    eprintln!("{documents} documents, {results} results");
    assert!(documents > 1_000, "only {documents} documents were written as YAML");
}
