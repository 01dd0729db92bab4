//! One file out of a zip archive, with an end to how large it may become. Refuses to know: what is in it.

use super::Refusal;
use rawzip::{CompressionMethod, ZipArchive};

/// A zip of a few kilobytes can claim to hold terabytes: nothing is unpacked beyond this.
pub const LARGEST: usize = 64_000_000;

/// The unpacked file of this name.
pub fn member(archive: &[u8], name: &str) -> Result<Vec<u8>, Refusal> {
    unpacked(archive, name, LARGEST).ok_or(Refusal::Unknown)
}

fn unpacked(archive: &[u8], name: &str, largest: usize) -> Option<Vec<u8>> {
    let archive = ZipArchive::from_slice(archive).ok()?;
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().ok()? {
        if entry.file_path().as_ref() != name.as_bytes() {
            continue;
        }
        let inside = archive.get_entry(entry.wayfinder()).ok()?;
        let plain = match entry.compression_method() {
            CompressionMethod::STORE => inside.data().to_vec(),
            CompressionMethod::DEFLATE => {
                miniz_oxide::inflate::decompress_to_vec_with_limit(inside.data(), largest).ok()?
            }
            _ => return None,
        };
        return (rawzip::crc32(&plain) == inside.claim_verifier().crc).then_some(plain);
    }
    None
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::io::Write;

    /// An archive of these files, as the exporting program packs it.
    pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut made = Vec::new();
        let mut archive = rawzip::ZipArchiveWriter::new(&mut made);
        for (name, plain) in files {
            let file = archive
                .new_file(name)
                .compression_method(CompressionMethod::DEFLATE);
            let (mut entry, config) = file.start().expect("a file");
            let mut writer = config.wrap(Packer(&mut entry));
            writer.write_all(plain).expect("written");
            let (_, descriptor) = writer.finish().expect("finished");
            entry.finish(descriptor).expect("finished");
        }
        archive.finish().expect("an archive");
        made
    }

    /// Takes the whole file in one write.
    struct Packer<W>(W);

    impl<W: Write> Write for Packer<W> {
        fn write(&mut self, plain: &[u8]) -> std::io::Result<usize> {
            self.0
                .write_all(&miniz_oxide::deflate::compress_to_vec(plain, 6))?;
            Ok(plain.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            self.0.flush()
        }
    }

    #[test]
    fn a_file_comes_out_by_its_name_and_no_larger_than_allowed() {
        let plain = vec![b'x'; 100_000];
        let archive = packed(&[("other", b"o"), ("export.data", &plain)]);
        assert!(archive.len() < 2_000, "packed: {}", archive.len());
        assert_eq!(unpacked(&archive, "export.data", LARGEST).as_ref(), Some(&plain));
        assert_eq!(unpacked(&archive, "export.data", 99_999), None);
        assert_eq!(member(&archive, "missing"), Err(Refusal::Unknown));
        assert_eq!(member(b"PK\x03\x04", "export.data"), Err(Refusal::Unknown));
    }

    #[test]
    fn a_changed_byte_is_noticed() {
        let archive = packed(&[("export.data", b"twelve bytes")]);
        for at in 0..archive.len() {
            let mut changed = archive.clone();
            changed[at] ^= 1;
            let got = member(&changed, "export.data");
            assert!(got.is_err() || got.as_deref() == Ok(b"twelve bytes"), "at {at}");
        }
    }
}
