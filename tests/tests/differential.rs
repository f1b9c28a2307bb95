#![allow(missing_docs)]
use std::collections::BTreeMap;

use tekigo_core::check::{SourceFile, check};
use tekigo_core::compile::compile;
use tekigo_tests::generate::{self, Random};
use tekigo_tests::{engine, reference};

#[test]
fn probe() {
    let schemas = generate::schemas();
    let (mut packs, mut refused, mut differ) = (0, 0, 0);
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    let n: u64 = std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(50);
    for seed in 0..n {
        let text = generate::pack(seed, &schemas);
        let whole = text.whole();
        let checked = check(&[SourceFile { name: "p", text: &whole }], &generate::SCHEMAS);
        packs += 1;
        let Some(pack) = checked.pack else {
            refused += 1;
            if refused < 30 {
            for d in checked.diagnostics.iter().filter(|d| d.severity == tekigo_grammar::diagnostic::Severity::Error).take(1) {
                let span = d.labels[0].span;
                let start = whole[..span.start].rfind('\n').map_or(0, |a| a + 1);
                let end = whole[span.start..].find('\n').map_or(whole.len(), |a| a + span.start);
                eprintln!("seed {seed} {} {} at «{}»\n   {}", d.code, d.message.en, &whole[span.start..span.end.max(span.start)], &whole[start..end]);
            }}
            continue;
        };
        let program = compile(&pack);
        let mut random = Random::new(seed ^ 0xabcd);
        for case in 0..20 {
            let situation = generate::situation(&mut random, &schemas, &pack);
            let inputs = situation.inputs();
            let first = engine::judge(&program, &inputs);
            let second = reference::judge(&pack, &inputs);
            assert_eq!(first.len(), second.len());
            for (a, b) in first.iter().zip(&second) {
                *words.entry(format!("{:?}", a.result)).or_default() += 1;
                if a != b {
                    differ += 1;
                    if differ < 6 {
                        eprintln!("=== seed {seed} case {case}: engine {a:?} reference {b:?}\n{}", text.head.split("clause").nth(1).unwrap_or(""));
                        for rule in &text.rules { if rule.starts_with(&format!("rule {} ", a.rule)) { eprintln!("{rule}"); } }
                        for d in inputs.documents.iter().flatten() { eprintln!("{d}\n"); }
                        eprintln!("{:?} {:?}", inputs.choices, inputs.as_of);
                    }
                }
            }
        }
    }
    eprintln!("packs {packs} refused {refused} differ {differ} {words:?}");
}
