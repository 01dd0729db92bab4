//! Which bytes are a picture that browsers draw and nothing else: by their own first bytes, never by what the site calls
//! them. SVG is not among them, for it can carry scripts.

use bytes::Bytes;

pub struct Picture {
    /// The media type.
    pub kind: &'static str,
    pub bytes: Bytes,
}

impl Picture {
    pub fn recognized(bytes: Vec<u8>) -> Option<Picture> {
        let kind = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "image/png",
            [0, 0, 1, 0, count, ..] if *count > 0 => "image/x-icon",
            [0xff, 0xd8, 0xff, ..] => "image/jpeg",
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => "image/gif",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
            _ => return None,
        };
        Some(Picture {
            kind,
            bytes: bytes.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn a_page_or_a_drawing_with_scripts_is_no_picture() {
        for bytes in [
            &b"<!doctype html>"[..],
            b"<svg xmlns='x'><script/></svg>",
            b"",
            b"\0\0\x01\0\0",
            b"RIFF1234WAVE",
        ] {
            assert!(Picture::recognized(bytes.to_vec()).is_none());
        }
        let png = b"\x89PNG\r\n\x1a\n more".to_vec();
        assert_eq!(
            Picture::recognized(png).map(|picture| picture.kind),
            Some("image/png")
        );
    }
}
