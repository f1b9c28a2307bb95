//! The settings of a case: its blocks `profile`, `attestations` and `waivers`.

use std::fmt::Write as _;

use tekigo_core::attestation::Attestation;
use tekigo_core::eval::{Outcome, Settings, Tailoring};
use tekigo_core::program::Program;
use tekigo_core::settings::{
    self, Profile, SettingsProblem, Subject, Tailored, Term, Waiver, is_finding,
};
use tekigo_core::value::Date;

use super::case::Block;
use super::problems;

/// The blocks that hold settings.
pub(super) const SETTINGS: [&str; 3] = ["profile", "attestations", "waivers"];

/// What people set.
#[derive(Default)]
pub(super) struct SettingsOfCase {
    /// Nothing where a profile is wrong: then nothing is judged.
    pub tailored: Option<Tailored>,
    /// The answers.
    pub attestations: Vec<Attestation>,
    waivers: Vec<Waiver>,
    profiles: Vec<Profile>,
}

impl SettingsOfCase {
    /// Reads the blocks, and prints what is wrong with them. The documents are called `1.json`, `2.json` and so on.
    pub(super) fn read(
        blocks: &[&Block],
        program: &Program,
        documents: usize,
        printed: &mut String,
    ) -> Self {
        let mut set = Self::default();
        let mut wrong: Vec<SettingsProblem> = Vec::new();
        let programs = [program];
        let names: Vec<String> = (1..=documents).map(|at| format!("{at}.json")).collect();
        let subjects: Vec<Subject<'_>> =
            names.iter().map(|name| Subject { kind: "system", name }).collect();
        let mut broken = false;
        for (file, block) in blocks.iter().enumerate() {
            let text = block.text.as_str();
            match block.info.as_str() {
                "attestations" => {
                    let read = settings::read_attestations(text, file, &programs);
                    set.attestations.extend(read.entries);
                    wrong.extend(read.problems);
                }
                "waivers" => {
                    let read = settings::read_waivers(text, file, &programs, &subjects);
                    set.waivers.extend(read.entries);
                    wrong.extend(read.problems);
                }
                _ => match settings::read_profile(text, file, &programs) {
                    Ok(profile) => set.profiles.push(profile),
                    Err(problems) => {
                        broken = true;
                        wrong.extend(problems);
                    }
                },
            }
        }
        match settings::tailor(&programs, &set.profiles) {
            Ok(tailored) if !broken => set.tailored = tailored.into_iter().next(),
            Ok(_) => {}
            Err(problems) => wrong.extend(problems),
        }
        let places: Vec<String> = blocks
            .iter()
            .enumerate()
            .map(|(at, block)| format!("{} {} ", block.info, at + 1))
            .collect();
        let files: Vec<(&str, &str)> = places
            .iter()
            .zip(blocks)
            .map(|(place, block)| (place.as_str(), block.text.as_str()))
            .collect();
        let told: Vec<_> = wrong.iter().map(SettingsProblem::diagnostic).collect();
        printed.push_str(&problems::print_in(&told, &files));
        set
    }

    /// What profiles and waivers say of a result.
    pub(super) fn said(
        &self,
        program: &Program,
        settings: &Settings<'_>,
        outcome: Outcome,
        day: Date,
    ) -> String {
        let mut said = String::new();
        let Some(rule) = program.rules.get(outcome.rule) else { return said };
        let Some(version) = rule.versions.get(outcome.version) else { return said };
        let strength = settings.strength(outcome.rule, version.strength);
        let origins = self.tailored.as_ref().map(|tailored| &tailored.origins.rules);
        let by = origins.and_then(|rules| rules.get(outcome.rule)).and_then(Option::as_ref);
        if let Some(by) = by {
            let _ = match settings.tailoring(outcome.rule) {
                Tailoring::Raised(_) if strength == version.strength => {
                    write!(said, ", not raised")
                }
                Tailoring::Raised(_) => {
                    write!(said, ", raised from {:?} to {strength:?}", version.strength)
                }
                _ => write!(said, ", left out"),
            };
            let _ = write!(said, ": {}", by.reason);
        }
        let subject = outcome.subject.map(|at| format!("{}.json", at + 1));
        let waivers = self.waivers.iter().filter(|waiver| {
            waiver.covers(0, &rule.id, subject.as_deref()) && waiver.term(day) == Term::InEffect
        });
        if is_finding(outcome.result, strength) {
            for waiver in waivers {
                let _ = write!(said, ", waived until {}: {}", waiver.until, waiver.reason);
            }
        }
        said
    }
}
