//! The README shows what the command prints and what a pack says, line by line.

use std::path::Path;
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn block(readme: &str, info: &str) -> Vec<String> {
    let from = readme.lines().skip_while(|line| *line != format!("```{info}")).skip(1);
    from.take_while(|line| *line != "```").map(str::to_owned).collect()
}

#[test]
#[allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]
fn the_first_screen_is_what_comes_out() {
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let arguments =
        ["check", "rules/samples/jip-base-2019", "--as-of", "2020-06-02", "--lang", "ja"];
    assert!(readme.contains(&arguments.join(" ")), "the README names the command");
    let output = Command::new(env!("CARGO_BIN_EXE_tekigo"))
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let shown = block(&readme, "text");
    assert!(shown.len() > 20, "the README shows a report");
    let mut rest = printed.lines();
    for line in shown.iter().filter(|line| *line != "…") {
        assert!(rest.any(|printed| printed == line), "not printed, or not in this order: {line}");
    }
}

#[test]
#[allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]
fn the_rule_on_the_first_screen_is_in_the_pack() {
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let pack = Path::new(ROOT).join("rules/packs/request-2020/backup.tekigo");
    let pack = std::fs::read_to_string(pack).unwrap();
    let rule = block(&readme, "tekigo").join("\n");
    assert!(
        !rule.is_empty() && pack.contains(&rule),
        "the README shows a rule that is not in the pack:\n{rule}"
    );
}

#[test]
#[allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]
fn what_the_guides_set_is_there_to_set() {
    let mut seen = 0;
    for guide in ["author", "developer", "officer", "provider"] {
        let text = std::fs::read_to_string(format!("{ROOT}/docs/guides/{guide}.md")).unwrap();
        for option in ["--choose", "--param"] {
            let start = format!("`{option} ");
            for setting in text.split(&start).skip(1).filter_map(|rest| rest.split('`').next()) {
                seen += 1;
                let run = Command::new(env!("CARGO_BIN_EXE_tekigo"))
                    .args(["check", "rules/samples/jip-base-2019", option, setting])
                    .args(["--as-of", "2020-06-02", "--fail-on", "never"])
                    .current_dir(ROOT)
                    .output()
                    .unwrap();
                let told = String::from_utf8_lossy(&run.stderr);
                assert!(run.status.success(), "{guide}: {option} {setting}\n{told}");
            }
        }
    }
    assert!(seen > 0, "no guide sets anything");
}
