//! `tekigo fmt` where it writes: what becomes of files, and what is left alone.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot run must fail")]

use std::fs;
use std::path::Path;
use std::process::Command;

const UNTIDY: &str = include_str!("world/untidy/rules.tekigo");
const ERRORS: &str = include_str!("world/untidy/errors.tekigo");

/// Runs in a folder; gives back the status, standard output and standard error.
fn fmt(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tekigo"));
    command.current_dir(folder).arg("fmt").args(arguments).args(["--lang", "en"]);
    let done = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

fn tidy() -> String {
    tekigo_grammar::format(UNTIDY).unwrap()
}

#[test]
fn what_is_out_of_order_is_written_anew_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("pack/below")).unwrap();
    fs::create_dir_all(at("pack/.hidden")).unwrap();
    fs::write(at("pack/a.tekigo"), UNTIDY.replace('\n', "\r\n")).unwrap();
    fs::write(at("pack/below/b.tekigo"), tidy()).unwrap();
    fs::write(at("pack/below/c.tekigo"), UNTIDY).unwrap();
    fs::write(at("pack/.hidden/d.tekigo"), UNTIDY).unwrap();
    fs::write(at("pack/e.txt"), UNTIDY).unwrap();
    let before = fs::metadata(at("pack/below/b.tekigo")).unwrap().modified().unwrap();

    let (status, out, err) = fmt(folder.path(), &["pack", "pack/below/c.tekigo"]);
    assert_eq!(
        (status, out.as_str(), err.as_str()),
        (Some(0), "", "pack/a.tekigo: put in order\npack/below/c.tekigo: put in order\n")
    );
    for name in ["pack/a.tekigo", "pack/below/b.tekigo", "pack/below/c.tekigo"] {
        assert_eq!(fs::read_to_string(at(name)).unwrap(), tidy(), "{name}");
    }
    for name in ["pack/.hidden/d.tekigo", "pack/e.txt"] {
        assert_eq!(fs::read_to_string(at(name)).unwrap(), UNTIDY, "{name} was not asked for");
    }
    let after = fs::metadata(at("pack/below/b.tekigo")).unwrap().modified().unwrap();
    assert_eq!(before, after, "what is in order is not written");
    let names: Vec<_> = fs::read_dir(at("pack")).unwrap().collect();
    assert_eq!(names.len(), 4, "nothing is left behind: {names:?}");

    assert_eq!(fmt(folder.path(), &["pack"]), (Some(0), String::new(), String::new()));
    // A file that was named is formatted whatever its ending.
    assert_eq!(fmt(folder.path(), &["pack/e.txt"]).2, "pack/e.txt: put in order\n");
}

#[test]
fn a_check_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.tekigo");
    fs::write(&path, UNTIDY).unwrap();
    let (status, out, err) = fmt(folder.path(), &["--check", "."]);
    assert_eq!((status, err.as_str()), (Some(1), ""));
    assert!(out.starts_with("./a.tekigo: not in order\n"), "{out}");
    assert_eq!(fs::read_to_string(&path).unwrap(), UNTIDY);
    fs::write(&path, "edition 2026\r\n").unwrap();
    let (_, out, _) = fmt(folder.path(), &["--check", "a.tekigo"]);
    let told = "a.tekigo: not in order\n     1 - edition 2026␍\n     1 + edition 2026\n";
    assert_eq!(out, told, "the end of the line is seen");
}

#[test]
fn what_cannot_be_read_is_left_alone_and_the_others_are_done() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.tekigo"), ERRORS).unwrap();
    fs::write(at("b.tekigo"), b"# \xff\n").unwrap();
    fs::write(at("c.tekigo"), "# long\n".repeat(700_000)).unwrap();
    fs::write(at("d.tekigo"), UNTIDY).unwrap();
    let (status, out, err) = fmt(folder.path(), &["."]);
    assert_eq!((status, out.as_str()), (Some(3), ""));
    for told in [
        "a.tekigo was left as it is",
        "b.tekigo was left as it is",
        "c.tekigo was left as it is",
        "./d.tekigo: put in order",
    ] {
        assert!(err.contains(told), "{told}: {err}");
    }
    assert_eq!(fs::read_to_string(at("a.tekigo")).unwrap(), ERRORS);
    assert_eq!(fs::read_to_string(at("d.tekigo")).unwrap(), tidy());
    fs::remove_file(at("a.tekigo")).unwrap();
    fs::remove_file(at("b.tekigo")).unwrap();
    fs::remove_file(at("c.tekigo")).unwrap();
    assert_eq!(fmt(folder.path(), &[".", "gone.tekigo"]).0, Some(2));
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
    fs::create_dir(at("pack")).unwrap();
    fs::write(at("target.tekigo"), UNTIDY).unwrap();
    fs::set_permissions(at("target.tekigo"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("../target.tekigo", at("pack/link.tekigo")).unwrap();
    fs::write(at("pack/fixed.tekigo"), UNTIDY).unwrap();
    fs::set_permissions(at("pack/fixed.tekigo"), fs::Permissions::from_mode(0o444)).unwrap();

    // A link inside of a folder leads to what nobody named, and a file that is to stay is no longer asked.
    let (status, _, err) = fmt(folder.path(), &["pack"]);
    assert_eq!(status, Some(2));
    assert!(err.contains("cannot write pack/fixed.tekigo: permission is denied"), "{err}");
    assert!(!err.contains("link.tekigo"), "{err}");
    assert_eq!(fs::read_to_string(at("pack/fixed.tekigo")).unwrap(), UNTIDY);
    assert_eq!(fs::read_to_string(at("target.tekigo")).unwrap(), UNTIDY);

    let (status, _, err) = fmt(folder.path(), &["pack/link.tekigo", "target.tekigo"]);
    assert_eq!((status, err.as_str()), (Some(0), "pack/link.tekigo: put in order\n"));
    assert!(at("pack/link.tekigo").symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read_to_string(at("target.tekigo")).unwrap(), tidy());
    assert_eq!(mode("target.tekigo"), 0o640);
}
