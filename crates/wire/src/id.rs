//! Ids as newtypes, so that a collection's id never stands where an organization's is meant.
//! Refuses to know: how ids are made (the server does) and what they point to.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as it stands on the wire (GUIDs in lower case).
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl AsRef<str> for $name { fn as_ref(&self) -> &str { &self.0 } }
        impl From<String> for $name { fn from(id: String) -> Self { Self(id) } }
        impl From<&str> for $name { fn from(id: &str) -> Self { Self(id.to_owned()) } }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    )+};
}

ids! {
    UserId,
    DeviceId,
    CipherId,
    FolderId,
    CollectionId,
    OrgId,
    /// A membership: one person in one organization.
    OrgUserId,
    ProviderId,
    /// A membership: one person in one provider.
    ProviderUserId,
    /// The link between a provider and one client organization.
    ProviderOrgId,
    GroupId,
    AttachmentId,
    EventId,
}
