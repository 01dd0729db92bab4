//! What page and safe say to each other. Messages are postcard bytes; JSON for the server travels inside, ready to send.
//! Refuses to carry: keys. Passwords go one way, plaintext comes back only as rows, names, or one opened item.

use super::notice::Notice;
use super::person::CollectionName;
use crate::vault::terms::Needle;
use crate::vault::{Broken, Row};
use keyring::Item;
use serde::{Deserialize, Serialize};
use wire::kdf::Kdf;
use wire::{AttachmentId, CipherId, CollectionId, EncString, FolderId, OrgId, ProviderId, UserId};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Texts of bank accounts, driver's licences and passports that are as secret as a password.
pub const SECRET_DETAILS: [&str; 6] = [
    "accountNumber",
    "iban",
    "pin",
    "licenseNumber",
    "passportNumber",
    "nationalIdentificationNumber",
];

/// Page and worker must come from the same build: worker files have no hash in their name (trunk#405).
pub const BUILD: &str = match option_env!("CLAVIGER_BUILD") {
    Some(build) => build,
    None => concat!("claviger ", env!("CARGO_PKG_VERSION")),
};

#[derive(Serialize, Deserialize)]
pub enum Request {
    MakeAccount(Credentials),
    LoginHash(Credentials),
    OpenAccount(Keys),
    Unlock(Credentials, Keys),
    SecretHash(Credentials),
    ChangePassword {
        current: Credentials,
        new: Credentials,
    },
    /// The words are made of it on the page: it is no secret, and their list would be a fifth of the worker.
    OwnPublicKey,
    /// The sealed memory of this device travels beside the message; nothing, when there is none.
    Recall,
    /// After a load: what does not fit to what this device remembers.
    Look,
    /// The notices that stand, without comparing items again.
    Notices,
    /// The person knows why; what is there now is what will be remembered.
    AcceptNotices,
    /// The person knows this organization, or has accepted its invitation here.
    Trust(OrgId),
    /// The sync answer travels beside the message.
    Load,
    /// The organization's ciphers travel beside the message.
    LoadOrganization {
        organization_id: OrgId,
        #[serde(with = "serde_bytes")]
        collections: Vec<u8>,
    },
    OpenItem(CipherId),
    SealItem(Draft, Box<Item>),
    SealShare {
        id: CipherId,
        organization_id: OrgId,
        collection_ids: Vec<CollectionId>,
    },
    /// The file travels beside the message; the answer has its sealed bytes beside it.
    SealFile {
        id: CipherId,
        file_name: String,
    },
    /// The sealed file travels beside the message, the opened one beside the answer.
    OpenFile {
        id: CipherId,
        attachment_id: AttachmentId,
    },
    /// An export travels beside the message in the clear; sealed under this password, beside the answer.
    SealExport(Password),
    /// A sealed export travels beside the message, the plain one beside the answer. No password: it is sealed with the
    /// account's own key.
    OpenExport(Option<Password>),
    /// Which items hold each needle in their notes, custom fields or names of files; of the organization that is
    /// loaded, or of the person's own list.
    LookInside {
        of_organization: bool,
        needles: Vec<Needle>,
    },
    MergeCipher(#[serde(with = "serde_bytes")] Vec<u8>),
    Forget(Vec<CipherId>),
    SealName(Scope, String),
    OpenNames(Scope, Vec<EncString>),
    MakeOrganization {
        owner: Owner,
        collection_name: String,
    },
    MakeProvider,
    MakeUnit(OrgId),
    ShareKey {
        whose: Whose,
        person: UserId,
        public_key: String,
    },
    WrapOrganization {
        organization_id: OrgId,
        provider_id: ProviderId,
    },
}

#[derive(Serialize, Deserialize)]
pub enum Reply {
    Done,
    Text(String),
    Sealed(EncString),
    /// In one piece: byte by byte would take as long as reading it.
    Json(#[serde(with = "serde_bytes")] Vec<u8>),
    Account(NewAccount),
    PublicKey(OwnPublicKey),
    Opened(Opened),
    Password(ChangedPassword),
    Collections(Vec<CollectionName>),
    File(SealedFile),
    Found(Vec<Vec<CipherId>>),
    Row(Box<Row>),
    Item(Box<Facts>, Box<Item>),
    Names(Vec<Result<String, Broken>>),
    Organization(NewOrganization),
    Unit(NewUnit),
    /// Beside it the memory, sealed, to be kept.
    Noticed(Vec<Notice>),
}

/// Why the safe did not do what was asked. Pages turn it into a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// No account is open: unlock first. Also what every open question gets when the safe is locked.
    Locked,
    /// The master password does not open the account's key.
    WrongPassword,
    /// The server's key derivation settings are below the floor and the person has not agreed (crypto.md 16, row 1).
    WeakKdf,
    /// The account's private key does not open: everything shared is unreadable.
    NoPrivateKey,
    /// The organization's or provider's key is missing or does not open.
    NoKey,
    /// The item or name is there; its seal does not match.
    DoesNotOpen,
    /// Some fields of the item do not open; saving would lose them (`Item::broken` names them).
    WouldLose,
    /// Sealed in a way this app cannot read or refuses to write.
    Unsupported,
    /// No such item is in the safe.
    Unknown,
    /// This device does not know the organization: items are not moved there before the person says that they do.
    NotTrusted,
    /// Another public key of this person was confirmed on this device before.
    OtherPublicKey,
    /// An answer of the server or a public key is not understood.
    Malformed,
    /// The browser's cryptography refused.
    Engine,
    /// Page and worker are of different builds: reload the page.
    Outdated,
    /// The worker could not start or has died, or the browser no longer has the sync that it reads from.
    Stopped,
}

/// A master password on its way into the safe; erased after use.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Password(String);

/// Who types a password, and how a key is derived from it.
#[derive(Serialize, Deserialize)]
pub struct Credentials {
    pub email: String,
    pub password: Password,
    pub kdf: Kdf,
    pub floor: Floor,
}

/// What happens with key derivation settings below the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Floor {
    Required,
    /// The person has read the warning and goes on.
    Waived,
}

/// The account's sealed keys, from the token answer (`Key`, `PrivateKey`) or the profile.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Keys {
    pub wrapped_user_key: EncString,
    pub wrapped_private_key: EncString,
    /// Learned from the sync when not known yet.
    pub user_id: Option<UserId>,
}

/// What registration sends to the server.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewAccount {
    pub salt: String,
    pub authentication_hash: String,
    pub wrapped_user_key: EncString,
    pub public_key: String,
    pub encrypted_private_key: EncString,
    pub user_key_id: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub user_key_id: String,
}

/// The public half of the private key that is open, whatever the server claims it to be.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnPublicKey {
    pub user_id: UserId,
    pub public_key: String,
}

/// What a password change sends: the same user key under the new password.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangedPassword {
    pub salt: String,
    pub current_hash: String,
    pub new_hash: String,
    pub wrapped_user_key: EncString,
    pub user_key_id: String,
}

/// Whose key seals a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    Own,
    Org(OrgId),
}

impl Scope {
    /// The scope of an item: its organization, or the person.
    pub fn of(organization_id: Option<&OrgId>) -> Self {
        organization_id.map_or(Self::Own, |id| Self::Org(id.clone()))
    }
}

/// Whose key is shared with a new member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    Org(OrgId),
    Provider(ProviderId),
}

/// Who can open a new organization's key first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// RSA to the person's own public key.
    Me,
    /// Under the provider's key: a client organization (P-45).
    Provider(ProviderId),
}

/// What the creation of an organization sends to the server.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewOrganization {
    pub key: EncString,
    pub public_key: String,
    pub encrypted_private_key: EncString,
    pub collection_name: EncString,
}

/// What makes a business unit of an organization.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewUnit {
    pub provider_key: EncString,
    pub organization_key: EncString,
}

/// Where an edited item belongs and what it was based on; its content stands beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// None: a new item.
    pub id: Option<CipherId>,
    pub organization_id: Option<OrgId>,
    pub folder_id: Option<FolderId>,
    /// Only read for new items of an organization.
    pub collection_ids: Vec<CollectionId>,
    pub favorite: bool,
    /// Revision the editor was opened with, so that the server can notice that someone else saved first (V-65).
    pub last_known_revision_date: Option<String>,
}

/// What an opened item says beside its sealed content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    pub id: CipherId,
    pub organization_id: Option<OrgId>,
    pub folder_id: Option<FolderId>,
    pub collection_ids: Vec<CollectionId>,
    pub favorite: bool,
    pub edit: bool,
    pub view_password: bool,
    pub may_delete: bool,
    pub may_restore: bool,
    pub creation_date: String,
    pub revision_date: String,
    pub deleted_date: Option<String>,
    pub archived_date: Option<String>,
    pub attachments: Vec<AttachmentName>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttachmentName {
    pub id: AttachmentId,
    pub file_name: Result<String, Broken>,
    /// Bytes of the sealed file.
    pub size: u64,
}

/// What the announcement of a sealed file says (protocol.md 8.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedFile {
    /// The file's own key, under the item's.
    pub key: EncString,
    pub file_name: EncString,
}

impl From<String> for Password {
    fn from(typed: String) -> Self {
        Self(typed)
    }
}

impl Password {
    /// For derivation inside the safe only.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Credentials {
    /// Settings below the floor will be refused with [`Problem::WeakKdf`].
    pub fn new(email: impl Into<String>, password: impl Into<Password>, kdf: Kdf) -> Self {
        Self {
            email: email.into(),
            password: password.into(),
            kdf,
            floor: Floor::Required,
        }
    }

    /// The person has read the warning about weak settings and goes on.
    pub fn accept_weak_kdf(self) -> Self {
        Self {
            floor: Floor::Waived,
            ..self
        }
    }
}

/// One opened item: dropping it drops the plaintext.
pub struct OpenItem {
    pub facts: Facts,
    pub item: Item,
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn the_bench_asks_by_the_numbers_of_this_protocol() {
        let bench = include_str!("../../tests/bench/page.mjs");
        let number = |request: &Request| postcard::to_allocvec(request).unwrap()[0];
        let kdf = Kdf {
            kdf_type: 0,
            iterations: 1,
            memory: None,
            parallelism: None,
        };
        let typed = Credentials::new("", String::new(), kdf);
        let unlock = Request::Unlock(typed, Keys::default());
        for (name, request) in [("UNLOCK", unlock), ("LOAD", Request::Load)] {
            let line = format!("const {name} = {};", number(&request));
            assert!(bench.contains(&line), "{line}");
        }
    }
}
