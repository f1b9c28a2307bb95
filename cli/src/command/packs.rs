//! `tekigo packs`: what is shipped.

use std::fmt::Write as _;

use tekigo_report::words::Language;

use crate::console::{self, Console};
use crate::exit::Status;
use crate::pack_choice;
use crate::problem::Problem;

/// Lists the packs.
pub(crate) fn run(console: &Console) -> Result<Status, Problem> {
    let language = console.language;
    let mut lines = String::new();
    for name in tekigo_rules::names() {
        let pack = pack_choice::find(name)?;
        let program = &pack.get().program;
        let kinds: Vec<&str> = program.kinds.iter().map(|kind| language.of(&kind.words)).collect();
        let rules = program.rules.len();
        let _ = writeln!(lines, "{} {}", program.name, program.version);
        let _ = writeln!(lines, "  {}", language.of(&program.words));
        let more = match language {
            Language::Ja => format!("  規則 {rules}件、読む文書：{}\n", kinds.join("、")),
            Language::En => format!("  {rules} rules; reads: {}\n", kinds.join(", ")),
        };
        lines.push_str(&more);
        for source in &program.sources {
            let force = tekigo_report::words::force(source.force);
            let (title, force) = (language.of(&source.words), language.of(&force));
            let more = match language {
                Language::Ja => format!("  根拠［{force}］{title}\n"),
                Language::En => format!("  source [{force}] {title}\n"),
            };
            lines.push_str(&more);
        }
    }
    console::out(&lines)?;
    Ok(Status::Clean)
}
