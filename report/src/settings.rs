//! The files of settings of one run, as the report takes them: profiles, waivers and attestations, with the files they stand in.

use tekigo_core::attestation::Attestation;
use tekigo_core::settings::{Profile, Waiver};

/// A file of settings.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    /// Its name.
    pub name: String,
    /// Of its bytes, where it was computed.
    pub sha256: Option<String>,
}

/// Everything that files of settings hold.
#[derive(Clone, Debug, Default)]
pub struct SettingsFiles {
    /// The files; profiles, waivers and attestations name them by position.
    pub files: Vec<SettingsFile>,
    /// The profiles.
    pub profiles: Vec<Profile>,
    /// The waivers; each names its pack by its position among those that are judged by.
    pub waivers: Vec<Waiver>,
    /// The attestations.
    pub attestations: Vec<Attestation>,
    /// Of each attestation, its file.
    pub attested_in: Vec<usize>,
}

impl SettingsFiles {
    /// The name of a file.
    #[must_use]
    pub fn name(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| file.name.as_str())
    }
}
