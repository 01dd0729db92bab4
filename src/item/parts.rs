//! The value behind each thing that can be copied from an item (V-41). Refuses to know: clipboards.

use super::menu::Part;
use keyring::item::Item;
use text::items::Items;

impl Part {
    /// The text to copy; for a code, the secret it is made from.
    pub fn value(self, item: &Item) -> Option<String> {
        let login = item.login.as_ref();
        let card = item.card.as_ref();
        let identity = item.identity.as_ref();
        let ssh = item.ssh_key.as_ref();
        let value = match self {
            Self::Username => login?.username.clone(),
            Self::Password => login?.password.clone(),
            Self::Code => login?.totp.clone(),
            Self::CardNumber => card?.number.clone(),
            Self::SecurityCode => card?.code.clone(),
            Self::IdentityUsername => identity?.username.clone(),
            Self::Email => identity?.email.clone(),
            Self::Phone => identity?.phone.clone(),
            Self::Address => Some(address(item)),
            Self::Note => item.notes.clone(),
            Self::PrivateKey => ssh?.private_key.clone(),
            Self::PublicKey => ssh?.public_key.clone(),
            Self::KeyFingerprint => ssh?.key_fingerprint.clone(),
        };
        value.filter(|value| !value.is_empty())
    }

    /// The words of the menu.
    pub fn copy_label(self, t: Items) -> &'static str {
        match self {
            Self::Username | Self::IdentityUsername => t.copy_username(),
            Self::Password => t.copy_password(),
            Self::Code => t.copy_code(),
            Self::CardNumber => t.copy_number(),
            Self::SecurityCode => t.copy_security_code(),
            Self::Email => t.copy_email(),
            Self::Phone => t.copy_phone(),
            Self::Address => t.copy_address(),
            Self::Note => t.copy_note(),
            Self::PrivateKey => t.copy_private_key(),
            Self::PublicKey => t.copy_public_key(),
            Self::KeyFingerprint => t.copy_fingerprint(),
        }
    }

    /// What was copied, for the toast.
    pub fn label(self, t: Items) -> &'static str {
        match self {
            Self::Username | Self::IdentityUsername => t.username(),
            Self::Password => t.password(),
            Self::Code => t.code(),
            Self::CardNumber => t.number(),
            Self::SecurityCode => t.security_code(),
            Self::Email => t.email(),
            Self::Phone => t.phone(),
            Self::Address => t.address(),
            Self::Note => t.notes(),
            Self::PrivateKey => t.private_key(),
            Self::PublicKey => t.public_key(),
            Self::KeyFingerprint => t.key_fingerprint(),
        }
    }
}

/// An identity's address as it stands on an envelope.
pub fn address(item: &Item) -> String {
    let Some(identity) = &item.identity else {
        return String::new();
    };
    let town = [&identity.postal_code, &identity.city, &identity.state];
    let town: Vec<&str> = town
        .into_iter()
        .flatten()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let town = town.join(" ");
    let lines = [
        identity.address1.as_deref(),
        identity.address2.as_deref(),
        identity.address3.as_deref(),
        Some(town.as_str()),
        identity.country.as_deref(),
    ];
    let lines: Vec<&str> = lines
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyring::item::Identity;

    #[test]
    fn an_address_is_copied_as_on_an_envelope() {
        let mut identity = Identity::default();
        identity.address1 = Some("1 rue du Port".into());
        identity.postal_code = Some("69001".into());
        identity.city = Some("Lyon".into());
        identity.country = Some("France".into());
        let mut item = Item::default();
        item.identity = Some(identity);
        assert_eq!(
            Part::Address.value(&item).as_deref(),
            Some("1 rue du Port\n69001 Lyon\nFrance")
        );
        assert_eq!(Part::Password.value(&item), None);
    }
}
