//! Reads files: no more of one than is wanted, and never one that has to be waited for.
//!
//! A named pipe would stop everything until somebody writes into it, and a device need never end. What a shell hands over as
//! `/dev/fd/63` is a pipe too, but one with a writer.

use std::fs::{File, FileType, Metadata};
use std::io::{Error, Read};
use std::path::Path;

use tekigo_grammar::diagnostic::Bilingual;

use crate::name::shown;
use crate::problem::{Problem, refusal};

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// It has more bytes than are wanted; how many, where that is known.
    TooLarge(Option<usize>),
    /// It is something else than a file.
    Special(Special),
    /// The operating system refused.
    Refused(Error),
}

/// What a path may lead to that is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Special {
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// `/dev/zero`
    Device,
}

/// The bytes of a file, or with `-` of standard input.
pub(crate) fn read(path: &Path, most: usize) -> Result<Vec<u8>, Unread> {
    if let Some(size) = size(path).filter(|size| *size > most) {
        return Err(Unread::TooLarge(Some(size)));
    }
    let bytes = beginning(path, most)?;
    // It may have grown since, and of a pipe nobody knows before.
    if bytes.len() > most { Err(Unread::TooLarge(None)) } else { Ok(bytes) }
}

/// The bytes of a file; of a larger one than is wanted, no more than shows that it is.
pub(crate) fn beginning(path: &Path, most: usize) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let take = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let read = if is_standard_input(path) {
        std::io::stdin().lock().take(take).read_to_end(&mut bytes)
    } else {
        opened(path)?.take(take).read_to_end(&mut bytes)
    };
    read.map_err(Unread::Refused)?;
    Ok(bytes)
}

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn size(path: &Path) -> Option<usize> {
    if is_standard_input(path) {
        return None;
    }
    let about = std::fs::metadata(path).ok().filter(Metadata::is_file)?;
    usize::try_from(about.len()).ok()
}

fn opened(path: &Path) -> Result<File, Unread> {
    let handed_over =
        ["/dev/stdin", "/dev/fd", "/proc/self/fd"].iter().any(|at| path.starts_with(at));
    let fit = |about: &Metadata| match Special::of(about.file_type()) {
        Some(Special::Pipe) if handed_over => Ok(()),
        Some(special) => Err(Unread::Special(special)),
        None => Ok(()),
    };
    fit(&std::fs::metadata(path).map_err(Unread::Refused)?)?;
    let file = open(path, handed_over).map_err(Unread::Refused)?;
    // Another may stand there by now.
    fit(&file.metadata().map_err(Unread::Refused)?)?;
    Ok(file)
}

#[cfg(unix)]
fn open(path: &Path, waiting: bool) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    let flags = if waiting { 0 } else { libc::O_NONBLOCK | libc::O_NOCTTY };
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path, _waiting: bool) -> std::io::Result<File> {
    File::open(path)
}

impl Special {
    #[cfg(unix)]
    fn of(kind: FileType) -> Option<Self> {
        use std::os::unix::fs::FileTypeExt;

        if kind.is_file() {
            None
        } else if kind.is_dir() {
            Some(Self::Folder)
        } else if kind.is_fifo() {
            Some(Self::Pipe)
        } else if kind.is_socket() {
            Some(Self::Socket)
        } else {
            Some(Self::Device)
        }
    }

    #[cfg(not(unix))]
    fn of(kind: FileType) -> Option<Self> {
        kind.is_dir().then_some(Self::Folder)
    }

    /// What it is.
    pub(crate) fn name(self) -> Bilingual {
        match self {
            Self::Folder => Bilingual::new("フォルダー", "a folder"),
            Self::Pipe => Bilingual::new("名前付きパイプ", "a named pipe"),
            Self::Socket => Bilingual::new("ソケット", "a socket"),
            Self::Device => Bilingual::new("デバイス", "a device"),
        }
    }
}

impl Unread {
    /// As a message; of one that is too large, whoever set the limit tells.
    pub(crate) fn problem(&self, path: &Path) -> Problem {
        let name = shown(path);
        match self {
            Self::Special(special) => Problem::NotAFile { path: name, special: *special },
            Self::Refused(error) => Problem::NotRead { path: name, why: why(path, error) },
            Self::TooLarge(_) => Problem::NotRead {
                path: name,
                why: Bilingual::new("大きすぎる", "it is too large"),
            },
        }
    }
}

/// Why a path was refused; of a link that leads nowhere it is the link that must be mended.
pub(crate) fn why(path: &Path, error: &Error) -> Bilingual {
    let link = std::fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    let gone = error.kind() == std::io::ErrorKind::NotFound;
    match std::fs::read_link(path) {
        Ok(target) if link && gone => {
            let target = shown(&target);
            Bilingual::new(
                format!("リンクの指す先 {target} がない"),
                format!("it is a link to {target}, which is not there"),
            )
        }
        _ => refusal(error),
    }
}
