//! The profile of a sync: its keys for the chain, and the rest, without any key, for the page.
//! Refuses to know: what the rest means; it passes unread.

use super::chain::Holder;
use serde::Deserialize;
use serde_json::Value;
use wire::{EncString, ProviderId, UserId};

/// As much of the profile as leads to keys.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    pub id: UserId,
    organizations: Option<Vec<Reached>>,
    providers: Option<Vec<Reached>>,
    provider_organizations: Option<Vec<Reached>>,
}

/// An organization or a provider that the person reaches.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reached {
    pub id: String,
    pub key: Option<EncString>,
    #[serde(default)]
    pub status: i8,
    pub provider_id: Option<ProviderId>,
}

impl Outline {
    pub fn organizations(&self) -> impl Iterator<Item = &Reached> {
        self.organizations.iter().flatten()
    }

    pub fn providers(&self) -> impl Iterator<Item = &Reached> {
        self.providers.iter().flatten()
    }

    pub fn provider_organizations(&self) -> impl Iterator<Item = &Reached> {
        self.provider_organizations.iter().flatten()
    }
}

impl Reached {
    pub fn organization(&self) -> Holder {
        Holder::Organization(self.id.as_str().into())
    }

    pub fn provider(&self) -> Holder {
        Holder::Provider(self.id.as_str().into())
    }
}

/// Sealed keys are of no use to the page. What is null there is left out: the page has its own word for nothing.
pub fn without_keys(mut profile: Value) -> Value {
    let Some(map) = profile.as_object_mut() else {
        return profile;
    };
    for name in ["key", "privateKey", "accountKeys", "securityStamp"] {
        map.remove(name);
    }
    map.retain(|_, value| !value.is_null());
    for name in ["organizations", "providers", "providerOrganizations"] {
        for reached in map
            .get_mut(name)
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            reached.as_object_mut().and_then(|reached| reached.remove("key"));
        }
    }
    profile
}
