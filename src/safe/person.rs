//! What a sync says about the person, with every key taken out, and the names that were opened.
//! Refuses to know: rows (they come in batches beside it) and what the person may do.

use crate::vault::Broken;
use serde::{Deserialize, Serialize};
use wire::organization::ProfileOrganization;
use wire::provider::ProfileProvider;
use wire::sync::Policy;
use wire::{CollectionId, FolderId, OrgId, ProviderId, UserId};

/// The result of loading a sync.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Loaded {
    pub person: Person,
    pub folders: Vec<FolderName>,
    pub collections: Vec<CollectionName>,
    pub policies: Vec<Policy>,
    /// Keys that do not open; everything else is there all the same.
    pub broken: Vec<BrokenKey>,
}

/// `profile` of the sync; the `key` of every organization and provider in it is `None`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Person {
    pub id: UserId,
    pub email: String,
    pub name: Option<String>,
    pub email_verified: bool,
    pub two_factor_enabled: bool,
    pub avatar_color: Option<String>,
    pub creation_date: String,
    pub culture: String,
    pub master_password_hint: Option<String>,
    pub public_key: Option<String>,
    pub user_key_id: Option<String>,
    /// Memberships.
    pub organizations: Vec<ProfileOrganization>,
    pub providers: Vec<ProfileProvider>,
    /// Clients reached through a provider; never in the Vaults filter (V-11).
    pub provider_organizations: Vec<ProfileOrganization>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FolderName {
    pub id: FolderId,
    /// Empty when `problem` says why.
    pub name: String,
    pub problem: Option<Broken>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CollectionName {
    pub id: CollectionId,
    pub organization_id: OrgId,
    /// Empty when `problem` says why.
    pub name: String,
    pub external_id: Option<String>,
    pub read_only: bool,
    pub hide_passwords: bool,
    pub manage: bool,
    /// A member's own "My items" (V-15).
    pub my_items: bool,
    pub problem: Option<Broken>,
}

/// A key of the person's chain that is missing or does not open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BrokenKey {
    PrivateKey,
    Organization(OrgId),
    Provider(ProviderId),
}
