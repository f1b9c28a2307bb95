//! Tells cargo that what `include_dir` embeds has changed.

fn main() {
    let mut out = std::io::stdout();
    for folder in ["packs", "schemas"] {
        let _ =
            std::io::Write::write_fmt(&mut out, format_args!("cargo::rerun-if-changed={folder}\n"));
    }
}
