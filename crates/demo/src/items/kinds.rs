//! One maker for each kind of item. Refuses to know: where items go.

use super::Draft;
use base64ct::{Base64, Base64Unpadded, Encoding};
use keyring::engine::Native;
use keyring::item::{Card, Identity, Login, LoginUri, SecureNote, SshKey};
use keyring::{Engine, Item};
use rsa::pkcs8::{EncodePrivateKey, LineEnding};
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};
use wire::cipher;

pub fn login(name: &str, username: &str, uris: &[&str]) -> Draft {
    let mut login = Login::default();
    login.username = Some(username.into());
    login.password = Some(random_password());
    for uri in uris {
        let mut entry = LoginUri::default();
        entry.uri = Some((*uri).into());
        login.uris.push(entry);
    }
    let mut draft = named(cipher::LOGIN, name);
    draft.item.login = Some(login);
    draft
}

pub fn note(name: &str, text: &str) -> Draft {
    let mut draft = named(cipher::SECURE_NOTE, name);
    draft.item.secure_note = Some(SecureNote::default());
    draft.notes(text)
}

pub fn card(name: &str, holder: &str, brand: &str, number: &str, expires: (&str, &str)) -> Draft {
    let mut card = Card::default();
    card.cardholder_name = Some(holder.into());
    card.brand = Some(brand.into());
    card.number = Some(number.into());
    card.exp_month = Some(expires.0.into());
    card.exp_year = Some(expires.1.into());
    card.code = Some("123".into());
    let mut draft = named(cipher::CARD, name);
    draft.item.card = Some(card);
    draft
}

pub fn identity(name: &str, who: (&str, &str, &str), street: &str, city: (&str, &str)) -> Draft {
    let mut identity = Identity::default();
    identity.title = Some(who.0.into());
    identity.first_name = Some(who.1.into());
    identity.last_name = Some(who.2.into());
    identity.company = Some("Atelier Lumière".into());
    identity.email = Some(format!("{}@atelier.example", who.1.to_lowercase()));
    identity.phone = Some("+33 1 99 00 12 34".into());
    identity.address1 = Some(street.into());
    identity.postal_code = Some(city.0.into());
    identity.city = Some(city.1.into());
    identity.country = Some("France".into());
    let mut draft = named(cipher::IDENTITY, name);
    draft.item.identity = Some(identity);
    draft
}

/// A real RSA key: the private half as PKCS#8, the public half and its fingerprint as OpenSSH prints them. `None`
/// when the system has no randomness to give.
pub fn ssh_key(name: &str, comment: &str) -> Option<Draft> {
    let private = rsa::RsaPrivateKey::new(&mut rand_core::OsRng, 2048).ok()?;
    let mut blob = Vec::new();
    for part in [
        b"ssh-rsa".to_vec(),
        positive(&private.e().to_bytes_be()),
        positive(&private.n().to_bytes_be()),
    ] {
        blob.extend(u32::try_from(part.len()).ok()?.to_be_bytes());
        blob.extend(part);
    }
    let mut key = SshKey::default();
    key.private_key = Some(private.to_pkcs8_pem(LineEnding::LF).ok()?.to_string());
    key.public_key = Some(format!("ssh-rsa {} {comment}", Base64::encode_string(&blob)));
    let hash = Base64Unpadded::encode_string(&Sha256::digest(&blob));
    key.key_fingerprint = Some(format!("SHA256:{hash}"));
    let mut draft = named(cipher::SSH_KEY, name);
    draft.item.ssh_key = Some(key);
    Some(draft)
}

/// Twenty characters without look-alikes.
pub fn random_password() -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-+=!?@#";
    let mut bytes = [0; 20];
    if Native.random(&mut bytes).is_err() {
        return String::new();
    }
    bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 64)]))
        .collect()
}

fn named(kind: u8, name: &str) -> Draft {
    let mut item = Item::default();
    item.kind = kind;
    item.name = name.into();
    Draft {
        item,
        ..Draft::default()
    }
}

/// SSH numbers are signed: a leading zero keeps the highest bit from meaning minus.
fn positive(number: &[u8]) -> Vec<u8> {
    match number.first() {
        Some(0x80..) => [&[0], number].concat(),
        _ => number.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ssh_key_looks_as_openssh_prints_it() {
        let draft = ssh_key("Key", "me@here").unwrap();
        let key = draft.item.ssh_key.as_ref().unwrap();
        let public = key.public_key.as_deref().unwrap();
        assert!(public.starts_with("ssh-rsa AAAAB3NzaC1yc2E") && public.ends_with(" me@here"));
        assert_eq!(key.key_fingerprint.as_deref().unwrap().len(), 50);
    }

    #[test]
    fn passwords_are_long_and_never_twice_the_same() {
        let (one, two) = (random_password(), random_password());
        assert_eq!(one.len(), 20);
        assert_ne!(one, two);
    }
}
