//! Logins: username, password, uris with their checksums, one-time code secret, passkeys.
//! Refuses to know: matching of uris, and codes; it carries the secret only.

use super::Extra;
use super::seal::{Broken, Opener, SealError, Sealer, Why};
use super::twin::twin;
use crate::Engine;
use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use wire::cipher;
use zeroize::{Zeroize, ZeroizeOnDrop};

#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Login {
    pub username: Option<String>,
    pub password: Option<String>,
    pub password_revision_date: Option<String>,
    /// A base32 secret, `otpauth://…` or `steam://…`, as it was typed.
    pub totp: Option<String>,
    pub autofill_on_page_load: Option<bool>,
    pub uris: Vec<LoginUri>,
    pub fido2_credentials: Vec<Fido2Credential>,
    pub extra: Extra,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct LoginUri {
    /// `None` when it did not open or its checksum is wrong: the item's `broken` says which.
    pub uri: Option<String>,
    pub match_kind: Option<u8>,
    pub extra: Extra,
}

twin! {
    /// A passkey: every text of it is sealed, also the counter and the flag.
    Fido2Credential at "login.passkey";
    sealed {
        credential_id, key_type, key_algorithm, key_curve, key_value, rp_id, rp_name, user_handle, user_name,
        user_display_name, counter, discoverable,
    }
    plain { creation_date: Option<String> }
}

impl Login {
    pub(super) async fn seal<E: Engine>(&self, sealer: &Sealer<'_, E>) -> Result<cipher::Login, SealError> {
        let mut uris = Vec::with_capacity(self.uris.len());
        for uri in &self.uris {
            uris.extend(uri.seal(sealer).await?);
        }
        let mut passkeys = Vec::with_capacity(self.fido2_credentials.len());
        for passkey in &self.fido2_credentials {
            passkeys.push(passkey.seal(sealer).await?);
        }
        Ok(cipher::Login {
            username: sealer.text(self.username.as_deref()).await?,
            password: sealer.text(self.password.as_deref()).await?,
            password_revision_date: self.password_revision_date.clone(),
            totp: sealer.text(self.totp.as_deref()).await?,
            autofill_on_page_load: self.autofill_on_page_load,
            uris: (!uris.is_empty()).then_some(uris),
            fido2_credentials: (!passkeys.is_empty()).then_some(passkeys),
            extra: sealer.extra(&self.extra).await?,
        })
    }

    pub(super) async fn open<E: Engine>(opener: &mut Opener<'_, E>, sealed: &cipher::Login) -> Self {
        let mut uris = Vec::new();
        for uri in sealed.uris.iter().flatten() {
            uris.push(LoginUri::open(opener, uri).await);
        }
        let mut fido2_credentials = Vec::new();
        for passkey in sealed.fido2_credentials.iter().flatten() {
            fido2_credentials.push(Fido2Credential::open(opener, passkey).await);
        }
        let mut extra = sealed.extra.clone();
        // Servers repeat the first uri here for clients of 2019; kept, it would go stale at the first edit.
        extra.remove("uri");
        Self {
            username: opener.text("login.username", sealed.username.as_ref()).await,
            password: opener.text("login.password", sealed.password.as_ref()).await,
            password_revision_date: sealed.password_revision_date.clone(),
            totp: opener.text("login.totp", sealed.totp.as_ref()).await,
            autofill_on_page_load: sealed.autofill_on_page_load,
            uris,
            fido2_credentials,
            extra: Extra(extra),
        }
    }
}

impl LoginUri {
    async fn seal<E: Engine>(&self, sealer: &Sealer<'_, E>) -> Result<Option<cipher::LoginUri>, SealError> {
        let Some(uri) = self.uri.as_deref().filter(|uri| !uri.is_empty()) else {
            return Ok(None);
        };
        Ok(Some(cipher::LoginUri {
            uri: sealer.text(Some(uri)).await?,
            uri_checksum: sealer.text(Some(&checksum(uri))).await?,
            match_kind: self.match_kind,
            extra: sealer.extra(&self.extra).await?,
        }))
    }

    /// A uri that was moved here from elsewhere by the server would make autofill give the password away, so
    /// one whose checksum is missing or wrong is hidden. Only an item key binds the two together (crypto.md 7).
    async fn open<E: Engine>(opener: &mut Opener<'_, E>, sealed: &cipher::LoginUri) -> Self {
        let mut uri = opener.text("login.uri", sealed.uri.as_ref()).await;
        if opener.has_item_key && uri.is_some() {
            let claimed = opener
                .text("login.uri_checksum", sealed.uri_checksum.as_ref())
                .await
                .unwrap_or_default();
            let true_one = checksum(uri.as_deref().unwrap_or_default());
            if !bool::from(claimed.as_bytes().ct_eq(true_one.as_bytes())) {
                uri.zeroize();
                uri = None;
                opener.broken.push(Broken {
                    place: "login.uri".into(),
                    why: Why::Checksum,
                });
            }
        }
        Self {
            uri,
            match_kind: sealed.match_kind,
            extra: Extra(sealed.extra.clone()),
        }
    }
}

fn checksum(uri: &str) -> String {
    Base64::encode_string(&Sha256::digest(uri.as_bytes()))
}
