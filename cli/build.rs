//! Tells cargo that what `include_dir` embeds has changed.

fn main() {
    let mut out = std::io::stdout();
    let line = format_args!("cargo::rerun-if-changed=../docs/errors\n");
    let _ = std::io::Write::write_fmt(&mut out, line);
}
