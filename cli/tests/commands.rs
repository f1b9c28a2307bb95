//! Whole runs of the command: what is typed, what comes out, and with which status.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot run must fail"
)]

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A case of `commands.txt`.
struct Case {
    name: String,
    arguments: Vec<String>,
    input: Option<String>,
}

/// What came of a run.
#[derive(PartialEq, Eq)]
struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
}

fn world() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join("world")
}

fn cases() -> Vec<Case> {
    let text = include_str!("commands.txt");
    let mut cases = Vec::new();
    for block in text.split("\n== ").skip(1) {
        let (name, rest) = block.split_once('\n').unwrap();
        let mut case = Case { name: name.trim().to_owned(), arguments: Vec::new(), input: None };
        for line in rest.lines().filter(|line| !line.trim().is_empty()) {
            if let Some(file) = line.strip_prefix("< ") {
                case.input = Some(std::fs::read_to_string(world().join(file)).unwrap());
            } else {
                let words = line.strip_prefix("tekigo").expect("a command");
                case.arguments = words.split_whitespace().map(str::to_owned).collect();
            }
        }
        cases.push(case);
    }
    cases
}

fn tekigo() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tekigo"));
    command.current_dir(world());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

fn run(case: &Case, environment: &[(&str, &str)]) -> Ran {
    let mut command = tekigo();
    command.args(&case.arguments).envs(environment.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    if let Some(input) = &case.input {
        std::io::Write::write_all(&mut stdin, input.as_bytes()).unwrap();
    }
    drop(stdin);
    let done = child.wait_with_output().unwrap();
    Ran {
        status: done.status.code(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

#[test]
fn what_comes_out() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for case in cases() {
            let ran = run(&case, &[]);
            let typed = format!("$ tekigo {}", case.arguments.join(" "));
            let status = ran.status.map_or_else(|| "none".to_owned(), |status| status.to_string());
            let told =
                format!("{typed}\nstatus {status}\n──── out\n{}──── err\n{}", ran.out, ran.err);
            insta::assert_snapshot!(case.name.replace([' ', ','], "_"), told);
        }
    });
}

#[test]
fn the_same_bytes_every_time() {
    for case in cases() {
        assert!(run(&case, &[]) == run(&case, &[]), "{} differs from run to run", case.name);
    }
}

#[test]
fn json_is_what_its_schema_says() {
    let schema: serde_json::Value = serde_json::from_str(tekigo_report::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut seen = 0;
    for mut case in cases() {
        let check = case.arguments.first().is_some_and(|word| word == "check");
        if !check {
            continue;
        }
        case.arguments.extend(["--output".to_owned(), "json".to_owned()]);
        let ran = run(&case, &[]);
        let Some(at) = ran.out.find("{\n  \"format\"") else { continue };
        let json = ran.out.get(at..).unwrap();
        let first = serde_json::Deserializer::from_str(json).into_iter().next();
        let report: serde_json::Value = first.unwrap().unwrap();
        let wrong: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{}: {}", case.name, wrong.join("\n"));
        seen += 1;
    }
    assert!(seen > 15, "only {seen} reports were looked at");
}

#[test]
fn every_report_tells_everything_that_a_profile_settles() {
    let profile = std::fs::read_to_string(world().join("city.json")).unwrap();
    let profile: serde_json::Value = serde_json::from_str(&profile).unwrap();
    let lists = ["parameters", "choices", "left_out", "raised"];
    let entries = lists.into_iter().flat_map(|list| profile[list].as_array().unwrap());
    let reasons: Vec<&str> = entries.map(|entry| entry["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons.len(), 4);
    // A line may break anywhere in a Japanese text.
    let joined = |text: &str| text.split_whitespace().collect::<String>();
    for output in ["text", "concise", "json"] {
        for more in ["", "--lang en", "--all", "--party municipality", "--param most_notice=30"] {
            let arguments = format!(
                "check weak.json --pack packs/levels --as-of 2020-06-02 --profile city.json --output {output} {more}"
            );
            let arguments = arguments.split_whitespace().map(str::to_owned).collect();
            let case = Case { name: String::new(), arguments, input: None };
            let out = joined(&run(&case, &[]).out);
            for reason in &reasons {
                assert!(out.contains(&joined(reason)), "{output} {more}: {reason} is not told");
            }
        }
    }
}

#[test]
fn a_waiver_changes_no_result() {
    let report = |more: &str| {
        let arguments = format!(
            "check weak.json first_system.json second_system.json --pack packs/levels --as-of 2020-06-02 --output json {more}"
        );
        let arguments = arguments.split_whitespace().map(str::to_owned).collect();
        let ran = run(&Case { name: String::new(), arguments, input: None }, &[]);
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()
    };
    let (without, mut with) = (report(""), report("--waivers waivers.json"));
    let mut waived = 0;
    for result in with["results"].as_array_mut().unwrap() {
        waived += usize::from(result.as_object_mut().unwrap().remove("waiver").is_some());
    }
    assert_eq!(waived, 2);
    assert_eq!(with["summary"]["must"]["waived"], 2);
    assert_eq!(with["results"], without["results"]);
    assert_eq!(with["overall"], without["overall"]);
}

#[test]
fn json_of_tests_is_what_its_schema_says() {
    let schema: serde_json::Value =
        serde_json::from_str(tekigo_report::pack_tests::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let packs = ["levels", "failing", "untested", "complete", "broken", "edges"];
    let folder = tempfile::tempdir().unwrap();
    let suggest = format!("--suggest={}", folder.path().join("cases.tekigo").display());
    let mut command = tekigo();
    command.arg("test").args(packs.map(|pack| format!("packs/{pack}")));
    let done = command.args(["--coverage", &suggest, "--output", "json"]).output().unwrap();
    assert_eq!(done.status.code(), Some(3), "one of them does not compile");
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let wrong: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(report.pointer("/packs").unwrap().as_array().unwrap().len(), 5);
    assert_eq!(report.pointer("/left_out/0/pack").unwrap(), "packs/broken");
    // Every member that the schema knows is shown by some pack here, but for a document that cannot be read.
    let text = String::from_utf8(done.stdout).unwrap();
    for member in [
        "fault",
        "written",
        "state",
        "wanted",
        "unreadable",
        "truths",
        "answers",
        "given",
        "tells",
        "shows",
    ] {
        assert!(text.contains(&format!("\"{member}\":")), "{member}");
    }
}

#[test]
fn tests_in_two_forms_at_once() {
    let path = std::env::temp_dir().join(format!("tekigo-tests-{}.txt", std::process::id()));
    let mut command = tekigo();
    command.args(["test", "packs/failing", "--output", "json", "--output"]);
    command.arg(format!("text={}", path.display())).env("CLICOLOR_FORCE", "1");
    let done = command.output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(
        String::from_utf8(done.stdout).unwrap().starts_with("{\n  \"format\": \"tekigo-tests/1\"")
    );
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("✘ 「別の結果") && !text.contains('\u{1b}'));
    std::fs::remove_file(&path).unwrap();
}

/// A value of a test that is over a limit is unreadable like any other, and the failure says so.
#[test]
fn a_test_whose_own_value_is_over_a_limit() {
    let folder = std::env::temp_dir().join(format!("tekigo-limit-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let pack = std::fs::read_to_string(world().join("packs/untested/pack.tekigo")).unwrap();
    let pack = pack.replace("backup.interval is disclosed", "backup.timing is disclosed");
    std::fs::write(folder.join("pack.tekigo"), pack).unwrap();
    let long = "あ".repeat(333_334);
    let test = format!(
        "test \"too long\"\n  given  disclosure.backup.timing = \"{long}\"\n  expect U-1 passes\n\
         test \"not too long\"\n  given  disclosure.backup.timing = \"いつも\"\n  expect U-1 passes\n"
    );
    std::fs::write(folder.join("limit.test.tekigo"), test).unwrap();
    let done = tekigo().arg("test").arg(&folder).args(["--lang", "en"]).output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let out = String::from_utf8(done.stdout).unwrap();
    assert_eq!(done.status.code(), Some(1));
    let words = out.replace("│", "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("disclosure.backup.timing (unreadable; "), "{out}");
    assert!(words.contains("1000000") || words.contains("1,000,000"), "{out}");
    assert!(words.ends_with("2 tests (2 expectations), 1 failed"), "{out}");
    assert!(out.len() < 2_000, "the long text is not printed");
}

/// Side by side stays side by side: no line is wider than the page, and the columns of one table start at one place.
#[test]
fn columns_stand_under_one_another() {
    let failing = cases().into_iter().find(|case| case.name == "tests that fail").unwrap();
    let ran = run(&failing, &[]);
    let wide = |line: &str| tekigo_report::terminal::width(line);
    let mut at = None;
    for line in ran.out.lines() {
        assert!(wide(line) <= 80, "{line}");
        match (line.split_once('│'), at) {
            (None, _) => at = None,
            (Some((before, _)), None) => at = Some(wide(before)),
            (Some((before, _)), Some(known)) => assert_eq!(wide(before), known, "{line}"),
        }
    }
    let coloured = run(&failing, &[("CLICOLOR_FORCE", "1")]).out;
    assert!(
        coloured.contains("\u{1b}[")
            && ran.out == anstream::adapter::strip_str(&coloured).to_string()
    );
}

#[test]
fn colours_only_where_they_are_wanted() {
    let weak = cases().into_iter().find(|case| case.name == "weak in Japanese").unwrap();
    let plain = run(&weak, &[]);
    assert!(!plain.out.contains('\u{1b}'), "piped output is plain");
    let coloured = run(&weak, &[("CLICOLOR_FORCE", "1")]);
    assert!(coloured.out.contains("\u{1b}["), "colours can be asked for");
    assert!(plain.out == anstream::adapter::strip_str(&coloured.out).to_string());
    assert!(plain == run(&weak, &[("NO_COLOR", "1")]));
}

#[test]
fn no_case_writes_control_characters() {
    for case in cases() {
        let ran = run(&case, &[]);
        let harmful = |text: &str| {
            text.chars().any(|letter| letter.is_control() && letter != '\n')
                || text.contains('\u{202E}')
        };
        assert!(!harmful(&ran.err), "{}", case.name);
        // In JSON a document's text is what it is, with its control characters escaped.
        let json = case.arguments.iter().any(|word| word == "json");
        assert!(json || !harmful(&ran.out), "{}", case.name);
    }
}

#[test]
fn every_status_occurs() {
    let statuses: std::collections::BTreeSet<_> =
        cases().iter().map(|case| run(case, &[]).status).collect();
    assert_eq!(statuses, [0, 1, 2, 3].map(Some).into());
}

#[test]
fn the_language_comes_from_the_surroundings() {
    let case = Case { name: String::new(), arguments: vec!["packs".to_owned()], input: None };
    let japanese = run(&case, &[]).out;
    assert!(japanese.contains("規則"));
    assert_eq!(run(&case, &[("LANG", "C.UTF-8")]).out, japanese);
    assert_eq!(run(&case, &[("LANG", "ja_JP.UTF-8")]).out, japanese);
    let english = run(&case, &[("LANG", "en_US.UTF-8")]).out;
    assert!(english.contains("rules"));
    assert_eq!(run(&case, &[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "en_GB")]).out, english);
}

#[test]
fn several_outputs_at_once() {
    let folder = std::env::temp_dir().join(format!("tekigo-outputs-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (json, text) = (folder.join("report.json"), folder.join("report.txt"));
    let arguments = "check weak.json --pack packs/levels --as-of 2020-06-02 --output concise";
    let mut command = tekigo();
    command.args(arguments.split(' '));
    command.arg("--output").arg(format!("json={}", json.display()));
    command.arg("--output").arg(format!("text={}", text.display()));
    command.env("CLICOLOR_FORCE", "1");
    let done = command.output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8(done.stdout).unwrap().starts_with("weak.json:5:17: fail L-1"));
    assert!(std::fs::read_to_string(&json).unwrap().starts_with("{\n  \"format\""));
    let text = std::fs::read_to_string(&text).unwrap();
    assert!(text.starts_with("適合の判定") && !text.contains('\u{1b}'));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut command = tekigo();
    command.args(["check", "weak.json", "--pack", "packs/levels", "--as-of", "2020-06-02"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(1), ""));
}

#[test]
fn the_samples_are_judged_by_the_shipped_pack() {
    let rules = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join("rules");
    let judged = |sample: &str| {
        let mut command = tekigo();
        command.current_dir(rules.join("samples"));
        command.args(["check", sample, "--as-of", "2020-06-02", "--output", "json"]);
        let done = command.output().unwrap();
        assert_eq!(String::from_utf8(done.stderr).unwrap(), "", "{sample}");
        let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        (done.status.code(), report)
    };
    let (status, strong) = judged("strong-provider");
    assert_eq!(strong.pointer("/packs/0/id").unwrap(), "request-2020");
    assert!(strong.pointer("/invalid").unwrap().as_array().unwrap().is_empty());
    assert!(strong.pointer("/summary/must/fail").is_none());
    assert!(matches!(status, Some(0 | 1)));
    let (status, weak) = judged("weak-provider");
    assert_eq!(status, Some(1));
    assert!(weak.pointer("/summary/should/fail").is_some());
    // One field of the sample is written in words that the scale does not know.
    assert_eq!(weak.pointer("/invalid/0/pointer").unwrap(), "/backup/retention");
}

#[test]
fn schemas_are_printed_as_they_are_shipped() {
    for (name, member) in [
        ("disclosure", "x-tekigo"),
        ("system", "x-tekigo"),
        ("report", "$defs"),
        ("profile", "x-tekigo"),
        ("attestations", "items"),
        ("waivers", "items"),
    ] {
        let done = tekigo().args(["schema", name]).output().unwrap();
        let schema: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        assert!(schema.get(member).is_some(), "{name}");
        assert_eq!(done.status.code(), Some(0));
    }
}

#[test]
fn the_script_of_each_shell_is_one() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        for language in ["ja", "en"] {
            let done = tekigo().args(["completions", shell, "--lang", language]).output().unwrap();
            assert_eq!((done.status.code(), done.stderr.len()), (Some(0), 0), "{shell}");
            let script = String::from_utf8(done.stdout).unwrap();
            for word in ["rules", "ledger", "as-of"] {
                assert!(script.contains(word), "{shell} in {language}: {word}");
            }
            if shell == "bash" {
                assert!(accepted_by_bash(&script), "bash does not take it in {language}");
            }
        }
    }
    assert!(!accepted_by_bash("case tekigo in"), "a broken script is seen to be one");
}

/// Whether bash can read a script.
fn accepted_by_bash(script: &str) -> bool {
    let mut command = Command::new("bash");
    command.arg("-n").stdin(Stdio::piped()).stderr(Stdio::null());
    let mut bash = command.spawn().expect("bash is there");
    std::io::Write::write_all(&mut bash.stdin.take().unwrap(), script.as_bytes()).unwrap();
    bash.wait().unwrap().success()
}
