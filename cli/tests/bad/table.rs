//! The bad documents: how their bytes are made, and what must be said of each.

/// How a bad document comes into being.
pub enum Made {
    /// A file of these bytes.
    Bytes(Vec<u8>),
    /// A file without permission to read it.
    Locked,
    /// A link to a name.
    Link(&'static str),
    /// A folder.
    Folder,
    /// A named pipe that nobody writes into.
    Pipe,
    /// A file of that size, of zeros that take no room.
    Sparse(u64),
}

/// A bad document.
pub struct Bad {
    /// The name of its file.
    pub name: &'static str,
    pub made: Made,
    /// The code of the one error that is told.
    pub code: &'static str,
    /// The line and column of it, where it has them.
    pub place: Option<(usize, usize)>,
    /// The JSON Pointer of it, where it has one.
    pub pointer: Option<&'static str>,
    /// 2 where it is left out, 1 where it is judged with a mistake in it.
    pub status: i32,
}

fn left_out(
    name: &'static str,
    made: Made,
    code: &'static str,
    place: Option<(usize, usize)>,
) -> Bad {
    Bad { name, made, code, place, pointer: None, status: 2 }
}

/// A file whose bytes are read and refused.
fn unread(
    name: &'static str,
    bytes: impl Into<Vec<u8>>,
    code: &'static str,
    line: usize,
    column: usize,
) -> Bad {
    left_out(name, Made::Bytes(bytes.into()), code, Some((line, column)))
}

/// A file whose bytes are no text at all, so that there is no line.
fn no_text(name: &'static str, bytes: impl Into<Vec<u8>>, code: &'static str) -> Bad {
    left_out(name, Made::Bytes(bytes.into()), code, None)
}

/// A document whose kind cannot be told.
fn of_no_kind(
    name: &'static str,
    text: &str,
    code: &'static str,
    line: usize,
    column: usize,
) -> Bad {
    let mut bad = unread(name, text, code, line, column);
    bad.pointer = Some("/kind");
    bad
}

/// A document that is judged, with one mistake in it.
fn judged(
    name: &'static str,
    text: &str,
    code: &'static str,
    line: usize,
    column: usize,
    pointer: &'static str,
) -> Bad {
    let place = Some((line, column));
    Bad { name, made: Made::Bytes(text.into()), code, place, pointer: Some(pointer), status: 1 }
}

/// The bytes of a text in UTF-16.
fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

/// ISO-2022-JP of `{"kind": "system", "notes": ["東京"]}`: escape sequences into JIS X 0208 and back.
const MAIL: &[u8] = b"{\"kind\": \"system\", \"notes\": [\"\x1B$BEl5~\x1B(B\"]}";

const SYSTEM: &str = "{\"kind\": \"system\", \"notes\": [\"東京のシステム\"]}\n";

/// The same in YAML, as far as it is the same.
fn in_yaml() -> Vec<Bad> {
    let shift_jis = encoded("kind: system\nnotes: [東京]\n", encoding_rs::SHIFT_JIS);
    let deep = format!("kind: system\nnotes: {}", "[".repeat(100_000));
    vec![
        unread("shift_jis.yaml", shift_jis, "D015", 2, 9),
        unread("cut_in_a_character.yaml", b"kind: system\nnotes: [\xE6\x9D", "D014", 2, 9),
        // The parser of YAML looks ahead further than the limit, and stops there.
        unread("deep.yaml", deep, "D007", 2, 263),
        of_no_kind("kind_twice.yaml", "kind: system\nkind: contract\n", "I006", 2, 7),
        of_no_kind("unknown_kind.yml", "kind: sistem\n", "I005", 1, 7),
        judged("repeated.yaml", "kind: system\nusers: 5\nusers: 6\n", "D031", 3, 8, "/users"),
    ]
}

/// Every bad document, in the order of the names.
#[allow(clippy::too_many_lines, reason = "a table, a row for each bad file")]
pub fn table() -> Vec<Bad> {
    let before = |text: &'static str| text.as_bytes().to_vec();
    let deep = "[".repeat(100_000);
    let digits = "7".repeat(10_000);
    let mut bad = vec![
        // Cut off.
        unread("cut.json", "{\n  \"kind\": \"system\",\n  \"users\":", "D009", 3, 11),
        unread("cut_in_a_name.json", "{\"kind\": \"system\", \"us", "D009", 1, 23),
        unread(
            "cut_in_a_character.json",
            [before("{\"kind\": \"system\",\n \"notes\": [\"東"), vec![0xE4, 0xBA]].concat(),
            "D014",
            2,
            14,
        ),
        unread(
            "cut_in_an_escape.json",
            "{\"kind\": \"system\", \"notes\": [\"\\u67",
            "D009",
            1,
            35,
        ),
        // Other encodings.
        unread("bom.json", "\u{FEFF}{\"kind\": \"system\"}", "D002", 1, 1),
        no_text("utf16le.json", wide(&format!("\u{FEFF}{SYSTEM}"), u16::to_le_bytes), "D003"),
        no_text("utf16be.json", wide(&format!("\u{FEFF}{SYSTEM}"), u16::to_be_bytes), "D003"),
        no_text("utf16le_without_bom.json", wide(SYSTEM, u16::to_le_bytes), "D003"),
        no_text("utf16be_without_bom.json", wide(SYSTEM, u16::to_be_bytes), "D003"),
        no_text(
            "utf32.json",
            SYSTEM.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect::<Vec<u8>>(),
            "D003",
        ),
        unread("shift_jis.json", encoded(SYSTEM, encoding_rs::SHIFT_JIS), "D015", 1, 31),
        unread("euc_jp.json", encoded(SYSTEM, encoding_rs::EUC_JP), "D015", 1, 31),
        unread("iso_2022_jp.json", MAIL, "D015", 1, 31),
        unread("latin1.json", b"{\"kind\": \"system\",\n\"notes\": [\"caf\xE9\"]}", "D004", 2, 15),
        unread(
            "one_bad_byte.json",
            [
                before("{\"kind\": \"system\", \"notes\": [\"東京の"),
                vec![0xFF],
                before("システム\"]}"),
            ]
            .concat(),
            "D004",
            1,
            34,
        ),
        unread(
            "surrogate_in_utf8.json",
            b"{\"kind\": \"system\", \"notes\": [\"\xED\xA0\x80\"]}",
            "D004",
            1,
            31,
        ),
        // No JSON.
        unread("empty.json", "", "D005", 1, 1),
        unread("white_space.json", " \n\t\n", "D005", 1, 1),
        unread("null.json", "null", "D006", 1, 1),
        unread("list.json", "[]", "D006", 1, 1),
        unread("number.json", "12", "D006", 1, 1),
        unread("number_of_10000_digits.json", digits.clone(), "D006", 1, 1),
        unread("text.json", "\"system\"", "D006", 1, 1),
        unread("zeros.json", vec![0; 64], "D008", 1, 1),
        unread(
            "zero_in_a_text.json",
            "{\"kind\": \"system\", \"notes\": [\"a\0b\"]}",
            "D011",
            1,
            32,
        ),
        unread("web_page.json", "<!DOCTYPE html>\n<title>404</title>", "D008", 1, 1),
        unread("comment.json", "{\"kind\": \"system\" // what it is\n}", "D008", 1, 19),
        unread(
            "two_documents.json",
            "{\"kind\": \"system\"}\n{\"kind\": \"system\"}\n",
            "D010",
            2,
            1,
        ),
        unread("deep.json", format!("{{\"kind\": \"system\", \"x\": {deep}"), "D007", 1, 152),
        no_text("sheet.json", b"PK\x03\x04\x14\x00\x06\x00", "D016"),
        no_text("old_sheet.json", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "D016"),
        no_text("paper.json", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "D016"),
        no_text("packed.json", b"\x1F\x8B\x08\x00", "D016"),
        no_text(
            "large.json",
            format!("{{\"kind\": \"system\", \"notes\": [\"{}\"]}}", "x".repeat(300_000)),
            "D001",
        ),
        // No kind, or not one.
        of_no_kind("without_kind.json", "\n{\"users\": 5}", "I003", 2, 1),
        of_no_kind("blank_kind.json", "{\"users\": 5,\n\"kind\": \"\u{3000}\"}", "I003", 2, 9),
        of_no_kind("unknown_kind.json", "{\n\"kind\": \"sistem\"}", "I005", 2, 9),
        of_no_kind(
            "kind_twice.json",
            "{\"kind\": \"system\",\n\"k\\u0069nd\": \"contract\"}",
            "I006",
            2,
            14,
        ),
        of_no_kind("kind_is_a_number.json", "{\"kind\": 5}", "I007", 1, 10),
        of_no_kind("kind_is_half_a_character.json", "{\"kind\": \"\\ud83d\"}", "I007", 1, 10),
        // Two where the pack reads one.
        of_no_kind(
            "contract_a.json",
            "{\"kind\": \"contract\", \"notice_days\": 30}",
            "I008",
            1,
            10,
        ),
        of_no_kind(
            "contract_b.json",
            "{\"notice_days\": 60, \"kind\": \"contract\"}",
            "I008",
            1,
            29,
        ),
        // Judged with a mistake.
        judged(
            "repeated.json",
            "{\"kind\": \"system\",\n\"users\": 5, \"users\": 6}",
            "D031",
            2,
            22,
            "/users",
        ),
        judged(
            "repeated_by_escapes.json",
            "{\"kind\": \"system\", \"users\": 5,\n\"us\\u0065rs\": 5}",
            "D031",
            2,
            15,
            "/users",
        ),
        judged(
            "repeated_where_no_rule_looks.json",
            "{\"kind\": \"system\", \"users\": 5,\n\"state\": \"final\", \"notes\": [],\n \"notes\": [\"a\"]}",
            "D031",
            3,
            11,
            "/notes",
        ),
        judged(
            "text_for_a_number.json",
            "{\"kind\": \"system\",\n\"users\": \"5\"}",
            "D020",
            2,
            10,
            "/users",
        ),
        judged(
            "number_for_a_list.json",
            "{\"kind\": \"system\", \"users\": 5,\n\"notes\": 5}",
            "D020",
            2,
            10,
            "/notes",
        ),
        judged(
            "misspelt.json",
            "{\"kind\": \"system\", \"users\": 5,\n\"note\": []}",
            "D051",
            2,
            1,
            "/note",
        ),
        judged(
            "long_number.json",
            &format!("{{\"kind\": \"system\",\n\"users\": {digits}}}"),
            "D022",
            2,
            10,
            "/users",
        ),
        judged(
            "huge_number.json",
            "{\"kind\": \"system\",\n\"users\": 1e999999999}",
            "D022",
            2,
            10,
            "/users",
        ),
        judged(
            "tiny_number.json",
            "{\"kind\": \"system\",\n\"users\": 1e-999999999999999999999}",
            "D022",
            2,
            10,
            "/users",
        ),
        judged(
            "half_a_character.json",
            "{\"kind\": \"system\", \"users\": 5,\n\"notes\": [\"ok\", \"\\ud83d!\"]}",
            "D028",
            2,
            17,
            "/notes/1",
        ),
        judged(
            "half_a_name.json",
            "{\"kind\": \"system\", \"users\": 5, \"notes\": [],\n\"\\udc00\": 1}",
            "D028",
            2,
            1,
            "",
        ),
        judged(
            "control_characters.json",
            "{\"kind\": \"system\", \"users\": 5,\n\"\\u001b]0;owned\\u0007\": 1}",
            "D051",
            2,
            1,
            "/\u{1B}]0;owned\u{7}",
        ),
        // No files.
        left_out("folder.json", Made::Folder, "I009", None),
        left_out("link_to_nothing.json", Made::Link("gone"), "I001", None),
        left_out("link_to_itself.json", Made::Link("link_to_itself.json"), "I001", None),
    ];
    if cfg!(unix) {
        bad.push(left_out("pipe.json", Made::Pipe, "I009", None));
        bad.push(left_out("link_to_a_device.json", Made::Link("/dev/zero"), "I009", None));
        bad.push(left_out("sparse.json", Made::Sparse(1 << 40), "D001", None));
        bad.push(left_out("locked.json", Made::Locked, "I001", None));
    }
    bad.extend(in_yaml());
    bad.sort_by_key(|bad| bad.name);
    bad
}
