//! Bad input never costs the rest: each bad document gives one error with its place, and the good one beside it is judged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot run must fail"
)]

#[path = "bad/place.rs"]
mod place;
#[path = "bad/table.rs"]
mod table;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use place::{GOOD, Place, Ran, report, result};
use table::{Bad, Made, table};

/// The size over which the cases are too large.
const MOST: &str = "200000";

/// Makes a bad document; whether this could be done.
fn make(place: &Place, bad: &Bad) -> bool {
    let path = place.0.join("in").join(bad.name);
    match &bad.made {
        Made::Bytes(bytes) => std::fs::write(&path, bytes).unwrap(),
        Made::Folder => std::fs::create_dir(&path).unwrap(),
        Made::Sparse(size) => {
            let file = std::fs::File::create(&path).unwrap();
            return file.set_len(*size).is_ok();
        }
        Made::Link(target) => return link(target, &path),
        Made::Pipe => {
            return Command::new("mkfifo").arg(&path).status().is_ok_and(|done| done.success());
        }
        Made::Locked => {
            std::fs::write(&path, GOOD).unwrap();
            lock(&path);
            // Whoever may read everything cannot be kept out.
            if std::fs::read(&path).is_ok() {
                std::fs::remove_file(&path).unwrap();
                return false;
            }
        }
    }
    true
}

fn check(place: &Place, paths: &[&str], more: &[&str], input: &[u8]) -> Ran {
    let always = ["--pack", "three", "--as-of", "2020-06-02", "--max-size", MOST];
    place.run(&[&["check"], paths, &always[..], more].concat(), input)
}

#[cfg(unix)]
fn link(target: &str, path: &Path) -> bool {
    std::os::unix::fs::symlink(target, path).is_ok()
}

#[cfg(not(unix))]
fn link(_target: &str, _path: &Path) -> bool {
    false
}

#[cfg(unix)]
fn lock(path: &Path) {
    use std::os::unix::fs::PermissionsExt;

    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0)).unwrap();
}

#[cfg(not(unix))]
fn lock(_path: &Path) {}

/// Holds what the report says against the table.
fn expect(bad: &Bad, told: &[&serde_json::Value]) {
    let name = bad.name;
    assert_eq!(told.len(), 1, "{name}: {told:#?}");
    let told = told[0];
    assert_eq!(told["code"], bad.code, "{name}: {told:#?}");
    let number = |member: &str| told.get(member).and_then(serde_json::Value::as_u64);
    let place = number("line").zip(number("column"));
    let wanted = bad.place.map(|(line, column)| (line as u64, column as u64));
    assert_eq!(place, wanted, "{name}: {told:#?}");
    let pointer = told.get("pointer").and_then(serde_json::Value::as_str);
    assert_eq!(pointer, bad.pointer, "{name}: {told:#?}");
    for words in ["message", "help"] {
        for language in ["ja", "en"] {
            let text = told[words][language].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{name} has no {words} in {language}");
        }
    }
}

#[test]
fn each_alone_beside_a_good_one() {
    let place = Place::new("alone");
    place.put("in/good.json", GOOD);
    for bad in table() {
        if !make(&place, &bad) {
            continue;
        }
        let own = format!("in/{}", bad.name);
        // Of two where one is read, one alone is good.
        let ran = check(&place, &["in"], &["--output", "json"], b"");
        let report = report(&ran);
        assert_eq!(result(&report, "T-1"), "pass", "{own}: the good one is judged");
        if bad.code != "I008" {
            let invalid = report["invalid"].as_array().unwrap();
            expect(&bad, &invalid.iter().collect::<Vec<_>>());
            assert_eq!(invalid[0]["input"], own);
            assert_eq!(ran.status, bad.status, "{own}");
            let told = ran.err.matches("エラー[").count();
            assert_eq!(told, usize::from(bad.status == 2), "{own}: {}", ran.err);
        }
        let path = place.0.join(&own);
        match std::fs::symlink_metadata(&path).unwrap().is_dir() {
            true => std::fs::remove_dir(&path).unwrap(),
            false => std::fs::remove_file(&path).unwrap(),
        }
    }
}

#[test]
fn all_together_beside_a_good_one() {
    let place = Place::new("together");
    place.put("in/good.json", GOOD);
    place.put("in/notes.txt", b"\xFF no document");
    let made: Vec<Bad> = table().into_iter().filter(|bad| make(&place, bad)).collect();
    let ran = check(&place, &["in"], &["--output", "json"], b"");
    assert_eq!(ran.status, 2, "{}", ran.err);
    let report = report(&ran);
    assert_eq!(result(&report, "T-1"), "pass");
    assert_eq!(result(&report, "T-2"), "unknown", "nobody can tell which contract is meant");
    let invalid = report["invalid"].as_array().unwrap();
    for bad in &made {
        let of = |told: &&serde_json::Value| told["input"] == format!("in/{}", bad.name);
        expect(bad, &invalid.iter().filter(of).collect::<Vec<_>>());
    }
    assert_eq!(invalid.len(), made.len(), "nothing else is told");
    let judged = made.iter().filter(|bad| bad.status == 1).count();
    assert_eq!(report["inputs"].as_array().unwrap().len(), judged + 1, "the others are judged");
    // Every system that is judged has a result.
    let results = report["results"].as_array().unwrap();
    assert_eq!(results.iter().filter(|result| result["rule"] == "T-3").count(), judged);
}

#[test]
fn what_a_person_reads_of_them() {
    let place = Place::new("read");
    place.put("in/good.json", GOOD);
    // What depends on who runs the test is left out.
    let made = table().into_iter().filter(|bad| !matches!(bad.made, Made::Locked));
    for bad in made {
        assert!(!cfg!(unix) || make(&place, &bad), "{}", bad.name);
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for language in ["ja", "en"] {
            for form in ["text", "concise"] {
                let more = ["--lang", language, "--output", form];
                let ran = check(&place, &["in"], &more, b"");
                let told =
                    format!("status {}\n──── out\n{}──── err\n{}", ran.status, ran.out, ran.err);
                if cfg!(unix) {
                    insta::assert_snapshot!(format!("bad_input_{form}_{language}"), told);
                }
                harmless(&ran);
            }
        }
    });
}

/// Nothing that is printed plays with the terminal.
fn harmless(ran: &Ran) {
    for text in [&ran.out, &ran.err] {
        let harmful = text.chars().find(|letter| {
            (letter.is_control() && *letter != '\n')
                || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}')
        });
        assert_eq!(harmful, None, "{text}");
    }
}

#[test]
fn from_standard_input() {
    let place = Place::new("stdin");
    place.put("good.json", GOOD);
    for bad in table() {
        let Made::Bytes(bytes) = &bad.made else { continue };
        if bad.code == "I008" {
            continue;
        }
        let ran = check(&place, &["good.json", "-"], &["--output", "json"], bytes);
        let report = report(&ran);
        let invalid = report["invalid"].as_array().unwrap();
        expect(&bad, &invalid.iter().collect::<Vec<_>>());
        assert_eq!(invalid[0]["input"], "-");
        assert_eq!((result(&report, "T-1"), ran.status), ("pass", bad.status), "{}", bad.name);
    }
}

#[test]
fn nothing_but_a_bad_one() {
    let place = Place::new("nothing");
    for bad in table() {
        if bad.status != 2 || bad.code == "I008" || !make(&place, &bad) {
            continue;
        }
        let own = format!("in/{}", bad.name);
        for output in ["text", "json"] {
            let ran = check(&place, &[&own], &["--output", output], b"");
            let folder = matches!(bad.made, Made::Folder);
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{own}");
            let code = if folder { "I002" } else { bad.code };
            assert!(ran.err.contains(&format!("エラー[{code}]")), "{own}: {}", ran.err);
        }
    }
}

#[test]
fn two_of_a_kind_alone_are_nothing_to_judge() {
    let place = Place::new("two");
    place.put("in/a.json", GOOD);
    place.put("in/b.json", GOOD);
    let ran = check(&place, &["in"], &["--lang", "en"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    for told in ["error[I008]: in/a.json", "error[I008]: in/b.json", "nothing to judge"] {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    // A shipped pack that has rules on the other document alone still judges that.
    let ran = place.run(&["check", "in", "--as-of", "2020-06-02", "--lang", "en"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(ran.err.contains("error[I008]: in/a.json"), "{}", ran.err);
}

#[test]
fn a_file_is_read_once_however_often_it_is_named() {
    let place = Place::new("once");
    place.put("in/a.json", GOOD);
    let ran = check(
        &place,
        &["in", "in/a.json", "./in/../in/a.json"],
        &["--disclosure", "in/a.json", "--output", "json"],
        b"",
    );
    let report = report(&ran);
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1, "{}", ran.err);
    assert_eq!(ran.err.matches("注意: ").count(), 3, "{}", ran.err);
    let ran = check(&place, &["-", "-"], &["--output", "json"], GOOD.as_bytes());
    assert_eq!(result(&self::report(&ran), "T-1"), "pass");
}

/// The listing comes before all reading: by the time that more was taken from standard input than a pipe holds, it is done.
#[test]
fn a_file_that_is_removed_between_listing_and_reading() {
    let place = Place::new("removed");
    place.put("in/a.json", GOOD);
    place.put("in/gone.json", "{\"kind\": \"system\", \"users\": 1}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tekigo"));
    command.current_dir(&place.0);
    command.args([
        "check",
        "-",
        "in",
        "--pack",
        "three",
        "--as-of",
        "2020-06-02",
        "--output",
        "json",
    ]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let long = format!(
        "{{\"kind\": \"system\", \"users\": 1, \"notes\": [\"{}\"]}}",
        "x".repeat(4_000_000)
    );
    let (most, last) = long.as_bytes().split_at(long.len() - 1);
    std::io::Write::write_all(&mut stdin, most).unwrap();
    std::fs::remove_file(place.0.join("in/gone.json")).unwrap();
    std::io::Write::write_all(&mut stdin, last).unwrap();
    drop(stdin);
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(report["inputs"].as_array().unwrap().len(), 2);
    let invalid = report["invalid"].as_array().unwrap();
    assert_eq!(
        (invalid.len(), &invalid[0]["code"], &invalid[0]["input"]),
        (1, &"I001".into(), &"in/gone.json".into())
    );
}

#[test]
fn many_mistakes_are_told_up_to_a_limit() {
    let place = Place::new("many");
    let mut text = "{\"kind\": \"system\", \"users\": 5".to_owned();
    for at in 0..50_000 {
        let _ = write!(text, ",\n\"x{at}\": 1");
    }
    text.push('}');
    place.put("many.json", &text);
    let ran = place.run(&["check", "many.json", "--pack", "three", "--output", "json"], b"");
    let invalid = report(&ran)["invalid"].as_array().unwrap().clone();
    assert_eq!((invalid.len(), &invalid[1000]["code"]), (1001, &"I010".into()));
    assert_eq!(invalid[999]["line"], 1001);

    let many =
        format!("{{\"kind\": \"system\", \"users\": 5, \"notes\": [{}1]}}", "1,".repeat(1_000_000));
    place.put("many.json", &many);
    let ran = place.run(&["check", "many.json", "--pack", "three", "--output", "json"], b"");
    let invalid = report(&ran)["invalid"].as_array().unwrap().clone();
    assert_eq!((invalid.len(), &invalid[0]["code"], ran.status), (1, &"I012".into(), 1));
}

#[cfg(unix)]
#[test]
fn names_that_would_play_with_the_terminal() {
    use std::os::unix::ffi::OsStrExt;

    let place = Place::new("names");
    let names: [&[u8]; 5] = [
        b"esc\x1B]0;owned\x07.json",
        b"line\nbreak: error.json",
        b"no\xFFutf8.json",
        "turn\u{202E}ed.json".as_bytes(),
        "c1\u{9B}31m.json".as_bytes(),
    ];
    for name in names {
        let path = place.0.join("in").join(std::ffi::OsStr::from_bytes(name));
        std::fs::write(&path, "{\"kind\": \"system\",\n\"users\": \"\u{1F}").unwrap();
        for arguments in [vec!["--output", "text"], vec!["--output", "concise", "--lang", "en"]] {
            let mut all: Vec<std::ffi::OsString> = vec!["check".into(), path.clone().into()];
            all.extend(["--pack", "three"].map(Into::into));
            all.extend(arguments.into_iter().map(Into::into));
            let ran = place.run_with(all, b"");
            harmless(&ran);
            assert_eq!(ran.status, 2);
        }
        std::fs::write(&path, "{\"kind\": \"system\", \"users\": \"5\"}").unwrap();
    }
    for form in ["text", "concise", "json"] {
        let ran = check(&place, &["in"], &["--output", form], b"");
        harmless(&ran);
        for name in [
            "esc<1B>]0;owned<07>.json",
            "line<0A>break: error.json",
            "no<FF>utf8.json",
            "turn<202E>ed.json",
            "c1<9B>31m.json",
        ] {
            assert!(ran.out.contains(name), "{name}: {}", ran.out);
        }
    }
    let hostile = "--\u{1B}]0;owned\u{7}";
    for arguments in [
        ["check", hostile],
        ["check", "--max-size=\u{1B}[31m"],
        [hostile, "x"],
        ["schema", hostile],
        ["schema", "\u{1B}[31m"],
    ] {
        for language in ["ja", "en"] {
            let ran = place.run(&[&arguments[..], &["--lang", language]].concat(), b"");
            harmless(&ran);
            assert_eq!(ran.status, 2);
        }
    }
}

#[cfg(unix)]
#[test]
fn pipes_that_a_shell_hands_over_are_read() {
    let place = Place::new("handed");
    let script = format!(
        "{} check /dev/fd/3 --pack three --as-of 2020-06-02 --output concise 3< <(printf '{GOOD}')",
        env!("CARGO_BIN_EXE_tekigo")
    );
    let Ok(done) = Command::new("bash").args(["-c", &script]).current_dir(&place.0).output() else {
        return;
    };
    assert_eq!(
        (done.status.code(), String::from_utf8(done.stderr).unwrap()),
        (Some(0), String::new())
    );
}

#[test]
fn the_largest_size() {
    let place = Place::new("size");
    place.put("good.json", GOOD);
    for (size, fits) in [
        ("0", false),
        ("-1", false),
        ("abc", false),
        ("64MB", false),
        ("4294967296", false),
        ("99999999999999999999", false),
        ("", false),
        ("1", true),
        ("4294967295", true),
    ] {
        let option = format!("--max-size={size}");
        for language in ["ja", "en"] {
            let ran = place.run(
                &[
                    "check",
                    "good.json",
                    "--pack",
                    "three",
                    "--as-of",
                    "2020-06-02",
                    &option,
                    "--lang",
                    language,
                ],
                b"",
            );
            let refused = ran.err.contains("4294967295");
            assert_eq!(refused, !fits, "{size}: {}", ran.err);
            assert_eq!(ran.status == 2, !fits || size == "1", "{size}: {}", ran.err);
        }
    }
}
