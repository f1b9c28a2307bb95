#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "tests")]
use std::time::Instant;
use tekigo_core::eval::{self, Inputs, Settings};
use tekigo_core::regions::{Budget, Regions, Scenario, Target};
use tekigo_core::typed::ResultWord;
use tekigo_core::value::Date;

#[test]
fn every_rule_can_pass_and_fail() {
    for pack in tekigo_rules::names() {
        let program = &tekigo_rules::load(pack).unwrap().ok().unwrap().program;
        let empty = eval::empty_documents(program);
        let inputs = Inputs::new(Vec::new(), &empty);
        let settings = Settings::new(program, Date::from_ymd(2020, 6, 2).unwrap());
        let mut regions = Regions::new(Scenario::new(program, &inputs, &settings));
        let whole = Instant::now();
        for (rule, written) in program.rules.iter().enumerate() {
            let subject = written.subject.map(|_| 0);
            let mut budget = Budget::new(300_000);
            let start = Instant::now();
            let reach = regions.reach(&[Target { rule, subject }], &[ResultWord::Pass, ResultWord::Fail], &mut budget);
            let took = start.elapsed();
            let both = reach.found.contains_key(&ResultWord::Pass) && reach.found.contains_key(&ResultWord::Fail);
            if !both || took.as_millis() > 50 {
                println!("{pack} {}: {:?} cut {} in {took:?}", written.id, reach.found.keys().collect::<Vec<_>>(), reach.cut);
            }
        }
        println!("{pack}: {} rules in {:?}", program.rules.len(), whole.elapsed());
    }
}
