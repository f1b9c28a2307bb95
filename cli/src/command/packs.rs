//! `tekigo packs`: what is shipped.

use tekigo_report::words::Language;

use crate::console::Console;
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
        lines.push_str(&format!("{} {}\n", program.name, program.version));
        lines.push_str(&format!("  {}\n", language.of(&program.words)));
        lines.push_str(&match language {
            Language::Ja => format!("  規則 {rules}件、読む文書：{}\n", kinds.join("、")),
            Language::En => format!("  {rules} rules; reads: {}\n", kinds.join(", ")),
        });
        for source in &program.sources {
            let force = tekigo_report::words::force(source.force);
            let (title, force) = (language.of(&source.words), language.of(&force));
            lines.push_str(&match language {
                Language::Ja => format!("  根拠［{force}］{title}\n"),
                Language::En => format!("  source [{force}] {title}\n"),
            });
        }
    }
    console.out(&lines)?;
    Ok(Status::Clean)
}
