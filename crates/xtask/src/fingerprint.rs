//! "Has anything changed since?": one number over the contents of the inputs, kept in a small file.
//! It reads contents rather than times, so that a checkout or a touch rebuilds nothing.

use crate::places::Places;
use std::path::{Path, PathBuf};

pub struct Fingerprint {
    file: PathBuf,
    now: String,
}

impl Fingerprint {
    /// `inputs` are files or folders relative to the checkout; `setting` is whatever else decides the result.
    pub fn of(places: &Places, name: &str, setting: &str, inputs: &[&str]) -> Fingerprint {
        let mut number = Fnv::default();
        number.add(setting.as_bytes());
        for input in inputs {
            let mut files = Vec::new();
            collect(&places.root.join(input), &mut files);
            files.sort();
            for file in files {
                number.add(file.to_string_lossy().as_bytes());
                number.add(&std::fs::read(&file).unwrap_or_default());
            }
        }
        Fingerprint {
            file: places.state.join(format!("{name}.fingerprint")),
            now: format!("{:016x}", number.0),
        }
    }

    pub fn unchanged(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|before| before == self.now)
    }

    /// A word that differs whenever the inputs do.
    pub fn word(&self) -> &str {
        &self.now
    }

    /// Only after the work succeeded; a failed build must be tried again.
    pub fn keep(&self) -> std::io::Result<()> {
        std::fs::write(&self.file, &self.now)
    }
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            collect(&entry.path(), into);
        }
    } else if path.is_file() {
        into.push(path.to_path_buf());
    }
}

/// FNV-1a: fast, stable between compilers, and nobody attacks a build cache in their own folder.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0xff]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(parts: &[&str]) -> u64 {
        let mut fnv = Fnv::default();
        parts.iter().for_each(|part| fnv.add(part.as_bytes()));
        fnv.0
    }

    #[test]
    fn moving_a_letter_from_one_input_to_the_next_is_a_change() {
        assert_ne!(number(&["ab", "c"]), number(&["a", "bc"]));
        assert_eq!(number(&["ab", "c"]), number(&["ab", "c"]));
    }
}
