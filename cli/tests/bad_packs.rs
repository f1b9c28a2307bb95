//! A bad pack costs its own rules alone, and is told with its place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot run must fail"
)]

#[path = "bad/place.rs"]
mod place;

use std::process::Command;

use place::{GOOD, Place, report, result};

/// How a pack is spoilt.
enum Spoilt {
    /// A file of it has these bytes.
    Bytes(&'static str, Vec<u8>),
    /// A file of it is that long, and takes no room.
    Sparse(&'static str, u64),
    /// A file of it is a folder.
    Folder(&'static str),
    /// A file of it is a link to a name.
    Link(&'static str, &'static str),
    /// A file of it is a named pipe.
    Pipe(&'static str),
    /// Its folder of schemas is a link to a name.
    SchemasLink(&'static str),
    /// Its folder of schemas is a file.
    SchemasFile,
}

/// How it is spoilt, the code that is told, and the place behind it.
fn table() -> Vec<(Spoilt, &'static str, &'static str)> {
    let pack = include_bytes!("world/packs/three/pack.tekigo");
    let with = |more: &[u8]| [&pack[..], b"\n", more].concat();
    let deep = format!(
        "rule X-1 provider must\n  ja \"a\" en \"a\"\n  cites request 1\n  require {}",
        "(".repeat(100_000)
    );
    let brackets = "[".repeat(100_000);
    let wide = |text: &[u8]| {
        std::str::from_utf8(text)
            .unwrap()
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let shift_jis = |text: &[u8]| {
        encoding_rs::SHIFT_JIS.encode(std::str::from_utf8(text).unwrap()).0.into_owned()
    };
    let schema = &include_bytes!("world/packs/three/schemas/system.schema.json")[..];
    let file = "pack.tekigo";
    let own = "schemas/system.schema.json";
    let mut table = vec![
        (Spoilt::Bytes(file, shift_jis(pack)), "D015", "bad/pack.tekigo:4:7"),
        (Spoilt::Bytes(file, with(b"# caf\xE9 and more\n")), "D004", "bad/pack.tekigo:38:6"),
        (Spoilt::Bytes(file, with(b"# \xE6\x9D")), "D014", "bad/pack.tekigo:38:3"),
        (Spoilt::Bytes(file, wide(pack)), "D003", "bad/pack.tekigo"),
        (Spoilt::Bytes(file, b"PK\x03\x04".to_vec()), "D016", "bad/pack.tekigo"),
        (Spoilt::Bytes(file, [&b"\xEF\xBB\xBF"[..], pack].concat()), "E003", "bad/pack.tekigo:1:1"),
        (Spoilt::Bytes(file, with(b"# a\0b\n")), "E006", "bad/pack.tekigo:38:4"),
        (Spoilt::Bytes(file, with(deep.as_bytes())), "E016", "bad/pack.tekigo:41:"),
        (Spoilt::Bytes(file, Vec::new()), "E02", ""),
        (Spoilt::Bytes(file, with("# あ".repeat(1_100_000).as_bytes())), "E001", "bad/pack.tekigo"),
        (Spoilt::Sparse(file, 1 << 40), "E001", "bad/pack.tekigo"),
        (Spoilt::Folder("more.tekigo"), "I009", "bad/more.tekigo"),
        (Spoilt::Bytes(own, shift_jis(schema)), "D015", "bad/schemas/system.schema.json:5:53"),
        (
            Spoilt::Bytes(own, schema[..400].to_vec()),
            "E06",
            "bad/schemas/system.schema.json:10:113",
        ),
        (Spoilt::Bytes(own, brackets.into_bytes()), "E06", "bad/schemas/system.schema.json:1:65"),
        (Spoilt::Bytes(own, b"null".to_vec()), "E0", "bad/schemas/system.schema.json:1:1"),
        (Spoilt::Sparse(own, 1 << 40), "E067", "bad/schemas/system.schema.json"),
        (Spoilt::Folder("schemas/more.json"), "I009", "bad/schemas/more.json"),
        (Spoilt::SchemasFile, "I001", "bad/schemas"),
    ];
    if cfg!(unix) {
        table.push((Spoilt::Link("more.tekigo", "gone"), "I001", "bad/more.tekigo"));
        table.push((Spoilt::Link("more.tekigo", "more.tekigo"), "I001", "bad/more.tekigo"));
        table.push((Spoilt::Link("more.tekigo", "/dev/zero"), "I009", "bad/more.tekigo"));
        table.push((Spoilt::Pipe("more.tekigo"), "I009", "bad/more.tekigo"));
        table.push((Spoilt::Link("schemas/more.json", "gone"), "I001", "bad/schemas/more.json"));
        table.push((Spoilt::SchemasLink("gone"), "I001", "bad/schemas"));
    }
    table
}

fn copy(place: &Place) {
    let _ = std::fs::remove_dir_all(place.0.join("bad"));
    std::fs::create_dir_all(place.0.join("bad/schemas")).unwrap();
    for name in [
        "pack.tekigo",
        "schemas/contract.schema.json",
        "schemas/disclosure.schema.json",
        "schemas/system.schema.json",
    ] {
        std::fs::copy(place.0.join("three").join(name), place.0.join("bad").join(name)).unwrap();
    }
    // Another pack, so that both may judge.
    let text = std::fs::read_to_string(place.0.join("bad/pack.tekigo")).unwrap();
    place.put("bad/pack.tekigo", text.replace("pack    three", "pack    other"));
}

fn spoil(place: &Place, spoilt: &Spoilt) {
    let bad = place.0.join("bad");
    let schemas = || std::fs::remove_dir_all(bad.join("schemas")).unwrap();
    match spoilt {
        Spoilt::Bytes(name, bytes) => std::fs::write(bad.join(name), bytes).unwrap(),
        Spoilt::Sparse(name, size) => {
            std::fs::File::create(bad.join(name)).unwrap().set_len(*size).unwrap();
        }
        Spoilt::Folder(name) => std::fs::create_dir(bad.join(name)).unwrap(),
        Spoilt::Link(name, target) => link(target, &bad.join(name)),
        Spoilt::Pipe(name) => {
            let made = Command::new("mkfifo").arg(bad.join(name)).status().unwrap();
            assert!(made.success());
        }
        Spoilt::SchemasLink(target) => {
            schemas();
            link(target, &bad.join("schemas"));
        }
        Spoilt::SchemasFile => {
            schemas();
            std::fs::write(bad.join("schemas"), "").unwrap();
        }
    }
}

#[cfg(unix)]
fn link(target: &str, path: &std::path::Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(not(unix))]
fn link(_target: &str, _path: &std::path::Path) {}

#[test]
fn a_bad_pack_beside_a_good_one() {
    let place = Place::new("packs");
    place.put("good.json", GOOD);
    copy(&place);
    let check = ["check", "good.json", "--as-of", "2020-06-02", "--output", "json"];
    let both = place.run(&[&check[..], &["--pack", "bad", "--pack", "three"]].concat(), b"");
    assert_eq!((both.status, both.err.as_str()), (0, ""), "a good copy is good");
    for (spoilt, code, at) in table() {
        copy(&place);
        spoil(&place, &spoilt);
        let ran = place.run(&[&check[..], &["--pack", "bad", "--pack", "three"]].concat(), b"");
        assert_eq!(ran.status, 3, "{code} {at}: {}", ran.err);
        assert!(ran.err.contains(&format!("エラー[{code}")), "{code} {at}: {}", ran.err);
        assert!(at.is_empty() || ran.err.contains(&format!("╭▸ {at}")), "{code} {at}: {}", ran.err);
        assert!(ran.err.len() < 100_000, "{code} {at}: no flood");
        let report = report(&ran);
        assert_eq!(result(&report, "T-1"), "pass", "the good pack judges");
        let told = &report["invalid"][0];
        assert_eq!((&told["code"], &told["input"]), (&"I011".into(), &"bad".into()));
        let alone = place.run(&[&check[..], &["--pack", "bad"]].concat(), b"");
        assert_eq!((alone.status, alone.out.as_str()), (3, ""), "{code} {at}");
        assert_eq!(place.run(&["test", "bad"], b"").status, 3, "{code} {at}");
        // What only the bad pack could take does not change that.
        let choice = place.run(
            &[&check[..], &["--pack", "bad", "--pack", "three", "--choose", "x=1"]].concat(),
            b"",
        );
        assert_eq!((choice.status, choice.out.as_str()), (3, ""), "{code} {at}");
    }
}

#[test]
fn what_is_no_pack() {
    let place = Place::new("no-packs");
    place.put("good.json", GOOD);
    std::fs::create_dir(place.0.join("empty")).unwrap();
    for (name, ja, en) in [
        (
            "gone",
            "「gone」という規則集も、その名のフォルダーもない",
            "there is no pack and no folder called “gone”",
        ),
        (
            "empty",
            "フォルダー empty に *.tekigo がない",
            "there is no *.tekigo in the folder empty",
        ),
        ("three/pack.tekigo", "three/pack.tekigo はファイルで", "three/pack.tekigo is a file"),
    ] {
        for (language, words) in [("ja", ja), ("en", en)] {
            let ran = place.run(&["check", "good.json", "--pack", name, "--lang", language], b"");
            assert_eq!((ran.status, ran.out.as_str()), (2, ""));
            assert!(ran.err.contains(words), "{}", ran.err);
        }
    }
}
