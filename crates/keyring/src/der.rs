//! Just enough DER to take the public key out of a PKCS#8 RSA private key.
//! Refuses to know: any other structure; whatever is not exactly that shape is no key.

/// `rsaEncryption` with NULL parameters, as every SPKI of an RSA key begins.
const RSA_ALGORITHM: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

/// SPKI of the pair whose private half is `pkcs8`: modulus and exponent are copied, nothing else is read.
pub(crate) fn public_of(pkcs8: &[u8]) -> Option<Vec<u8>> {
    let (info, _) = take(SEQUENCE, pkcs8)?;
    let (_version, rest) = take(INTEGER, info)?;
    let (_algorithm, rest) = take(SEQUENCE, rest)?;
    let (inner, _) = take(OCTET_STRING, rest)?;
    let (key, _) = take(SEQUENCE, inner)?;
    let (_version, rest) = take(INTEGER, key)?;
    let (modulus, rest) = take(INTEGER, rest)?;
    let (exponent, _) = take(INTEGER, rest)?;

    let numbers = [put(INTEGER, modulus), put(INTEGER, exponent)].concat();
    let bits = [&[0], &put(SEQUENCE, &numbers)[..]].concat();
    Some(put(
        SEQUENCE,
        &[&RSA_ALGORITHM, &put(BIT_STRING, &bits)[..]].concat(),
    ))
}

/// Content of the element at the start of `from` and what follows it.
fn take(tag: u8, from: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&[found, short], rest) = from.split_first_chunk()?;
    if found != tag {
        return None;
    }
    let (length, rest) = match short {
        0..=0x7f => (usize::from(short), rest),
        0x81 => (usize::from(*rest.first()?), &rest[1..]),
        0x82 => {
            let (&[high, low], rest) = rest.split_first_chunk()?;
            (usize::from(u16::from_be_bytes([high, low])), rest)
        }
        _ => return None,
    };
    rest.split_at_checked(length)
}

fn put(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).expect("an RSA public key is far below 64 KiB");
    let [high, low] = length.to_be_bytes();
    let mut out = match length {
        0..=0x7f => vec![tag, low],
        0x80..=0xff => vec![tag, 0x81, low],
        _ => vec![tag, 0x82, high, low],
    };
    out.extend_from_slice(content);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_private_key_has_no_public_half() {
        for bad in [
            &[][..],
            &[SEQUENCE],
            &[SEQUENCE, 0],
            &[SEQUENCE, 0x82, 0xff],
            &[SEQUENCE, 0x82, 0xff, 0xff, 0],
            &[SEQUENCE, 3, INTEGER, 1, 0],
            &[0; 64],
        ] {
            assert_eq!(public_of(bad), None);
        }
    }
}
