//! A folder with a good pack in it, and what comes of a run there.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A document that the pack takes.
pub const GOOD: &str = "{\"kind\": \"disclosure\", \"name\": \"よいサービス\"}";

/// What came of a run.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// A folder that is gone when the test is over.
pub struct Place(pub PathBuf);

impl Place {
    pub fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("tekigo-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("in")).unwrap();
        let pack = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/world/packs/three");
        std::fs::create_dir_all(folder.join("three/schemas")).unwrap();
        for part in ["", "schemas"] {
            for entry in std::fs::read_dir(pack.join(part)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    let name = path.file_name().unwrap();
                    std::fs::copy(&path, folder.join("three").join(part).join(name)).unwrap();
                }
            }
        }
        Self(folder)
    }

    pub fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(path), bytes).unwrap();
    }

    pub fn run(&self, arguments: &[&str], input: &[u8]) -> Ran {
        self.run_with(arguments.iter().map(std::ffi::OsString::from).collect(), input)
    }

    pub fn run_with(&self, arguments: Vec<std::ffi::OsString>, input: &[u8]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tekigo"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command.current_dir(&self.0).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // One that refuses before it has read everything closes the pipe.
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), input);
        let done = child.wait_with_output().unwrap();
        Ran {
            status: done.status.code().expect("it ends by itself"),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The report in JSON.
pub fn report(ran: &Ran) -> serde_json::Value {
    serde_json::from_str(&ran.out)
        .unwrap_or_else(|error| panic!("{error}: {}\n{}", ran.out, ran.err))
}

/// The result of a rule that is judged once.
pub fn result<'r>(report: &'r serde_json::Value, rule: &str) -> &'r str {
    let results = report["results"].as_array().unwrap();
    let found = results.iter().find(|result| result["rule"] == rule).unwrap();
    found["result"].as_str().unwrap()
}
