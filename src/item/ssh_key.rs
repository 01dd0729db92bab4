//! SSH keys: made here, or read from what was pasted; public half and fingerprint follow from the private one.
//! Refuses to know: forms. A key is the content of an item, not one of the vault's own keys.

use crate::generator::dice::Dice;
use ssh_key::private::Ed25519Keypair;
use ssh_key::{HashAlg, LineEnding, PrivateKey};
use zeroize::Zeroizing;

/// The three texts of an item of this type, as OpenSSH writes them.
#[derive(Clone, PartialEq, Eq)]
pub struct Texts {
    pub private: Zeroizing<String>,
    pub public: String,
    /// `SHA256:…`
    pub fingerprint: String,
}

/// What a text in the field of the private key is.
#[derive(Clone, PartialEq, Eq)]
pub enum Found {
    Key(Texts),
    /// An OpenSSH key that asks for its passphrase.
    Sealed,
    WrongPassphrase,
    /// A key in another form: PEM of OpenSSL, PuTTY.
    OtherForm,
    Nothing,
}

/// A new Ed25519 key (RFC 8032).
pub fn generate(dice: &mut impl Dice) -> Option<Texts> {
    let mut seed = Zeroizing::new([0; Ed25519Keypair::BYTE_SIZE / 2]);
    for four in seed.chunks_exact_mut(4) {
        four.copy_from_slice(&dice.next().to_le_bytes());
    }
    texts(&PrivateKey::from(Ed25519Keypair::from_seed(&seed)))
}

/// What was typed or pasted; `passphrase` opens a sealed key, which is kept without it: the vault seals it anyway.
pub fn read(text: &str, passphrase: &str) -> Found {
    let text = text.trim();
    let Ok(key) = PrivateKey::from_openssh(text) else {
        let is_other = text.contains("PRIVATE KEY-----") || text.starts_with("PuTTY-User-Key-File-");
        return if is_other {
            Found::OtherForm
        } else {
            Found::Nothing
        };
    };
    if !key.is_encrypted() {
        return texts(&key).map_or(Found::OtherForm, Found::Key);
    }
    if passphrase.is_empty() {
        return Found::Sealed;
    }
    match key.decrypt(passphrase) {
        Ok(key) => texts(&key).map_or(Found::OtherForm, Found::Key),
        Err(_) => Found::WrongPassphrase,
    }
}

fn texts(key: &PrivateKey) -> Option<Texts> {
    Some(Texts {
        private: key.to_openssh(LineEnding::LF).ok()?,
        public: key.public_key().to_openssh().ok()?,
        fingerprint: key.fingerprint(HashAlg::Sha256).to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generator::dice::tests::Known;

    /// Made by OpenSSH's own tool for this test, and used nowhere.
    const PLAIN: &str = include_str!("ssh_key_plain.txt");
    const PLAIN_FINGERPRINT: &str = "SHA256:59SQqN4sYus/mFbkNqWW9NGGv3ev7EATI2Z14xKoUHQ";
    const SEALED: &str = include_str!("ssh_key_sealed.txt");
    const SEALED_FINGERPRINT: &str = "SHA256:s9ez2N7MhIBPPqiRoWEv2UijqZXsEUEncpPc+cGFCL8";
    const RSA: &str = include_str!("ssh_key_rsa.txt");
    const RSA_FINGERPRINT: &str = "SHA256:KC+FQvy0rdL/qDGFcNwbZ98F1AdGc2oc5A+fy5Mxmc8";

    fn fingerprint(found: Found) -> String {
        match found {
            Found::Key(texts) => texts.fingerprint,
            _ => String::new(),
        }
    }

    #[test]
    fn a_key_of_openssh_is_read_with_its_public_half_and_fingerprint() {
        assert_eq!(fingerprint(read(PLAIN, "")), PLAIN_FINGERPRINT);
        assert_eq!(fingerprint(read(RSA, "")), RSA_FINGERPRINT);
        let Found::Key(texts) = read(&format!("\n{}\n", PLAIN.replace('\n', "\r\n")), "") else {
            panic!("as a clipboard of Windows brings it");
        };
        assert!(texts.public.starts_with("ssh-ed25519 ") && texts.public.ends_with(" paul@atelier"));
    }

    #[test]
    fn a_sealed_key_asks_for_its_passphrase_and_is_kept_without() {
        assert!(read(SEALED, "") == Found::Sealed);
        assert!(read(SEALED, "wrong") == Found::WrongPassphrase);
        let Found::Key(texts) = read(SEALED, "sesame") else {
            panic!("it opens");
        };
        assert_eq!(texts.fingerprint, SEALED_FINGERPRINT);
        assert_eq!(fingerprint(read(&texts.private, "")), SEALED_FINGERPRINT);
    }

    #[test]
    fn a_generated_key_reads_back_and_differs_from_the_next() {
        let mut dice = Known(7);
        let (first, second) = (generate(&mut dice).unwrap(), generate(&mut dice).unwrap());
        assert_ne!(first.fingerprint, second.fingerprint);
        assert!(first.public.starts_with("ssh-ed25519 "));
        assert!(read(&first.private, "") == Found::Key(first));
    }

    #[test]
    fn other_forms_are_told_from_what_is_no_key() {
        assert!(read("-----BEGIN RSA PRIVATE KEY-----\nAAAA", "") == Found::OtherForm);
        assert!(read("PuTTY-User-Key-File-3: ssh-ed25519", "") == Found::OtherForm);
        assert!(read("hello", "") == Found::Nothing);
        assert!(read("", "") == Found::Nothing);
    }
}
