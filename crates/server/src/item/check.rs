//! What a client may write into an item: the shape of every sealed string, the part that fits the type, sizes.
//! Refuses to know: what the strings say.

use crate::enc_string::{
    KEY_LIMIT, NAME_LIMIT, NOTES_LIMIT, URI_LIMIT, VALUE_LIMIT, sealed, sealed_optional,
};
use crate::error::{Error, Result};
use serde_json::Value;
use wire::EncString;
use wire::cipher::{CARD, CipherRequest, Content, IDENTITY, LOGIN, Login, SECURE_NOTE, SSH_KEY, newer_part};

/// Well above any real item; a limit on what nobody looks into.
const CONTENT_LIMIT: usize = 1024 * 1024;

/// Fields of the answer that are the server's: a client sends them back, they are not part of the content.
const OURS: &[&str] = &[
    "object",
    "edit",
    "viewPassword",
    "permissions",
    "organizationUseTotp",
    "collectionIds",
    "revisionDate",
    "creationDate",
    "deletedDate",
    "response",
];

/// Checks a request and answers the content to be stored.
pub fn content(request: &CipherRequest) -> Result<String> {
    let content = &request.content;
    check(content)?;
    let mut kept = content.clone();
    kept.extra.retain(|name, _| !OURS.contains(&name.as_str()));
    let text = serde_json::to_string(&kept)?;
    if text.len() > CONTENT_LIMIT {
        return Err(Error::bad(
            "item_too_large",
            "The item is larger than this server stores.",
        ));
    }
    Ok(text)
}

fn check(c: &Content) -> Result<()> {
    let Some(name) = &c.name else {
        return Err(Error::field(
            "Name",
            "name_required",
            "The Name field is required.",
        ));
    };
    sealed("Name", name, NAME_LIMIT)?;
    sealed_optional("Key", c.key.as_ref(), KEY_LIMIT)?;
    sealed_optional("Notes", c.notes.as_ref(), NOTES_LIMIT)?;
    if c.reprompt > 1 {
        return Err(Error::field(
            "Reprompt",
            "bad_reprompt",
            "The Reprompt field must be 0 or 1.",
        ));
    }
    fits_type(c)?;
    for field in c.fields.iter().flatten() {
        sealed_optional("Fields", field.name.as_ref(), NAME_LIMIT)?;
        sealed_optional("Fields", field.value.as_ref(), VALUE_LIMIT)?;
    }
    for old in c.password_history.iter().flatten() {
        sealed_optional("PasswordHistory", old.password.as_ref(), VALUE_LIMIT)?;
    }
    Ok(())
}

/// An item without the part of its type hides a whole vault from official clients.
fn fits_type(c: &Content) -> Result<()> {
    let present = match c.kind {
        LOGIN => c.login.as_ref().map(login),
        SECURE_NOTE => c.secure_note.as_ref().map(|_| Ok(())),
        CARD => c.card.as_ref().map(|card| {
            short(
                "Card",
                [
                    &card.cardholder_name,
                    &card.brand,
                    &card.number,
                    &card.exp_month,
                    &card.exp_year,
                    &card.code,
                ],
            )
        }),
        IDENTITY => c.identity.as_ref().map(identity),
        SSH_KEY => c.ssh_key.as_ref().map(|key| {
            sealed_optional("SshKey", key.private_key.as_ref(), NOTES_LIMIT)?;
            sealed_optional("SshKey", key.public_key.as_ref(), VALUE_LIMIT)?;
            sealed_optional("SshKey", key.key_fingerprint.as_ref(), NAME_LIMIT)
        }),
        kind if newer_part(kind).is_some() => newer_part(kind).and_then(|part| c.extra.get(part)).map(newer),
        _ => {
            return Err(Error::field(
                "Type",
                "bad_type",
                "This type of item is not known to the server.",
            ));
        }
    };
    present.unwrap_or_else(|| {
        Err(Error::field(
            "Type",
            "part_missing",
            "The part of the item that belongs to its type is missing.",
        ))
    })
}

fn login(login: &Login) -> Result<()> {
    sealed_optional("Username", login.username.as_ref(), NAME_LIMIT)?;
    sealed_optional("Password", login.password.as_ref(), VALUE_LIMIT)?;
    sealed_optional("Totp", login.totp.as_ref(), NAME_LIMIT)?;
    for uri in login.uris.iter().flatten() {
        sealed_optional("Uris", uri.uri.as_ref(), URI_LIMIT)?;
        sealed_optional("Uris", uri.uri_checksum.as_ref(), URI_LIMIT)?;
    }
    for passkey in login.fido2_credentials.iter().flatten() {
        short(
            "Fido2Credentials",
            [
                &passkey.credential_id,
                &passkey.key_type,
                &passkey.key_algorithm,
                &passkey.key_curve,
                &passkey.rp_id,
                &passkey.rp_name,
                &passkey.user_handle,
                &passkey.user_name,
                &passkey.user_display_name,
                &passkey.counter,
                &passkey.discoverable,
            ],
        )?;
        sealed_optional("Fido2Credentials", passkey.key_value.as_ref(), VALUE_LIMIT)?;
    }
    Ok(())
}

fn identity(i: &wire::cipher::Identity) -> Result<()> {
    short(
        "Identity",
        [
            &i.title,
            &i.first_name,
            &i.middle_name,
            &i.last_name,
            &i.username,
            &i.company,
            &i.ssn,
            &i.passport_number,
            &i.license_number,
            &i.email,
            &i.phone,
            &i.address1,
            &i.address2,
            &i.address3,
            &i.city,
            &i.state,
            &i.postal_code,
            &i.country,
        ],
    )
}

fn short<const N: usize>(field: &'static str, texts: [&Option<EncString>; N]) -> Result<()> {
    texts
        .into_iter()
        .try_for_each(|text| sealed_optional(field, text.as_ref(), NAME_LIMIT))
}

/// A bank account, driver's licence or passport: sealed texts only, whatever their names.
fn newer(part: &Value) -> Result<()> {
    let Value::Object(fields) = part else {
        return Err(unsealed());
    };
    for value in fields.values() {
        match value {
            Value::Null => {}
            Value::String(text) => sealed("Item", &EncString(text.clone()), VALUE_LIMIT)?,
            _ => return Err(unsealed()),
        }
    }
    Ok(())
}

fn unsealed() -> Error {
    Error::field("Item", "not_sealed", "The item holds a text that is not sealed.")
}
