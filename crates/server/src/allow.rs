//! Who may do what: finds a person's standing in the database and asks the one table (`crates/allow`). Roles are never
//! read from a token, and whoever may not learns no more than that there is nothing (404, never 403).
//! Refuses to know: the rules that are not about the person (seats, last owner, links).

use crate::auth::Caller;
use crate::clock;
use crate::db::collections::Collection;
use crate::db::organizations::Organization;
use crate::db::providers::Provider;
use crate::db::standing::{Membership, RunsIt};
use crate::db::{self, Tx};
use crate::error::{Error, Result};
use wire::item_access::mode;
use wire::{CollectionId, OrgId, ProviderId};

pub use ::allow::{Act, Facts, Permission, Permissions, ProviderRole, Role, Standing};

/// Something a person has a standing in.
pub trait Target {
    type Ground;

    /// The standing and what belongs to it; `None` when there is no such thing.
    fn ground(
        &self,
        tx: &mut Tx,
        caller: &Caller,
    ) -> impl Future<Output = Result<Option<Self::Ground>>> + Send;

    fn allows(ground: &Self::Ground, act: Act) -> bool;
}

impl Caller {
    /// The first line of every handler: the ground the caller stands on, or `NotFound`.
    pub async fn may<T: Target>(&self, tx: &mut Tx, act: Act, target: &T) -> Result<T::Ground> {
        tx.acting(&self.device_identifier);
        let ground = target.ground(tx, self).await?;
        ground
            .filter(|ground| T::allows(ground, act))
            .ok_or(Error::NotFound)
    }
}

/// What the caller is in one organization.
#[derive(Clone, Debug)]
pub struct InOrganization {
    pub organization: Organization,
    pub standing: Standing,
    pub facts: Facts,
    pub membership: Option<Membership>,
    pub provider: Option<RunsIt>,
}

impl InOrganization {
    /// A further question about the same organization.
    pub fn may(&self, act: Act) -> bool {
        ::allow::may(&self.standing, act, &self.facts)
    }

    /// The same as an answer.
    pub fn must(&self, act: Act) -> Result<()> {
        if self.may(act) {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// Rights come through the provider alone: the person is no member.
    pub fn only_as_provider(&self) -> Option<&RunsIt> {
        self.provider.as_ref().filter(|_| self.membership.is_none())
    }

    /// What the caller may do with one collection of this organization.
    pub async fn on(&self, tx: &mut Tx, collection: Collection) -> Result<OnCollection> {
        let mut facts = self.facts;
        if let Some(membership) = &self.membership {
            let ways = db::collections::ways_of_member(tx, &membership.id).await?;
            let ways = || ways.iter().filter(|way| way.collection_id == collection.id);
            facts.assigned = ways().next().is_some();
            facts.manages = ways().any(|way| way.manage);
        }
        facts.orphaned = !db::collections::has_manager(tx, &collection.id).await?;
        Ok(OnCollection {
            within: self.clone(),
            collection,
            facts,
        })
    }
}

impl Target for OrgId {
    type Ground = InOrganization;

    async fn ground(&self, tx: &mut Tx, caller: &Caller) -> Result<Option<InOrganization>> {
        let found = db::organizations::by_id(tx, self.as_str()).await?;
        // A suspended organization is closed for everyone, its provider included (section 6, trap 5).
        let Some(organization) = found.filter(|organization| organization.enabled) else {
            return Ok(None);
        };
        let membership = db::standing::membership(tx, self.as_str(), caller.user_id.as_str()).await?;
        let provider = db::standing::provider_of(tx, self.as_str(), caller.user_id.as_str()).await?;
        let standing = Standing {
            member: membership.as_ref().map(|row| Role::from_wire(small(row.kind))),
            held: membership
                .as_ref()
                .map_or(Permissions::none(), |row| held(row.permissions.as_deref())),
            provider: provider
                .as_ref()
                .map(|row| ProviderRole::from_wire(small(row.kind))),
        };
        let items_open = match organization.provider_item_access.as_str() {
            mode::MANAGE => true,
            // By the clock, at this moment (D3).
            mode::CONSENT if provider.is_some() => {
                db::item_access::open_until(tx, self.as_str(), clock::now())
                    .await?
                    .is_some()
            }
            _ => false,
        };
        let facts = Facts {
            managed: organization.status == i64::from(wire::organization::status::MANAGED),
            limit_collection_creation: organization.limit_collection_creation,
            limit_collection_deletion: organization.limit_collection_deletion,
            admins_access_all: organization.allow_admin_access,
            items_open_to_provider: items_open,
            ..Facts::default()
        };
        Ok(Some(InOrganization {
            organization,
            standing,
            facts,
            membership,
            provider,
        }))
    }

    fn allows(ground: &InOrganization, act: Act) -> bool {
        ground.may(act)
    }
}

/// What the caller is to one collection.
#[derive(Clone, Debug)]
pub struct OnCollection {
    pub within: InOrganization,
    pub collection: Collection,
    pub facts: Facts,
}

impl OnCollection {
    pub fn may(&self, act: Act) -> bool {
        ::allow::may(&self.within.standing, act, &self.facts)
    }
}

impl Target for (OrgId, CollectionId) {
    type Ground = OnCollection;

    async fn ground(&self, tx: &mut Tx, caller: &Caller) -> Result<Option<OnCollection>> {
        let Some(within) = self.0.ground(tx, caller).await? else {
            return Ok(None);
        };
        match db::collections::by_id(tx, self.0.as_str(), self.1.as_str()).await? {
            Some(collection) => Ok(Some(within.on(tx, collection).await?)),
            None => Ok(None),
        }
    }

    fn allows(ground: &OnCollection, act: Act) -> bool {
        ground.may(act)
    }
}

/// What the caller is in one provider.
#[derive(Clone, Debug)]
pub struct InProvider {
    pub provider: Provider,
    pub provider_user_id: String,
    pub role: ProviderRole,
}

impl InProvider {
    pub fn may(&self, act: Act) -> bool {
        let standing = Standing {
            provider: Some(self.role),
            ..Standing::default()
        };
        // Before it is set up there is nothing but the setting up (14.5, common preconditions).
        let set_up = self.provider.status != i64::from(wire::provider::status::PENDING);
        (set_up || matches!(act, Act::SeeProvider | Act::SetUpProvider))
            && ::allow::may(&standing, act, &Facts::default())
    }
}

impl Target for ProviderId {
    type Ground = InProvider;

    async fn ground(&self, tx: &mut Tx, caller: &Caller) -> Result<Option<InProvider>> {
        let Some(provider) = db::providers::by_id(tx, self.as_str()).await? else {
            return Ok(None);
        };
        let user = caller.user_id.as_str();
        let place = match db::standing::place(tx, self.as_str(), user).await? {
            Some(place) => Some(place),
            None => db::standing::pending_place(tx, self.as_str(), user).await?,
        };
        Ok(place.map(|place| InProvider {
            provider,
            provider_user_id: place.id,
            role: ProviderRole::from_wire(small(place.kind)),
        }))
    }

    fn allows(ground: &InProvider, act: Act) -> bool {
        ground.may(act)
    }
}

/// The stored JSON of a custom role; unreadable means nothing.
fn held(stored: Option<&str>) -> Permissions {
    stored
        .and_then(|json| serde_json::from_str(json).ok())
        .map_or(Permissions::none(), |wire| granted(&wire))
}

/// The wire's booleans as a set.
pub fn granted(wire: &wire::organization::Permissions) -> Permissions {
    Permissions::none()
        .with_if(Permission::AccessEventLogs, wire.access_event_logs)
        .with_if(Permission::AccessImportExport, wire.access_import_export)
        .with_if(Permission::AccessReports, wire.access_reports)
        .with_if(Permission::CreateNewCollections, wire.create_new_collections)
        .with_if(Permission::EditAnyCollection, wire.edit_any_collection)
        .with_if(Permission::DeleteAnyCollection, wire.delete_any_collection)
        .with_if(Permission::ManageGroups, wire.manage_groups)
        .with_if(Permission::ManagePolicies, wire.manage_policies)
        .with_if(Permission::ManageSso, wire.manage_sso)
        .with_if(Permission::ManageUsers, wire.manage_users)
        .with_if(Permission::ManageResetPassword, wire.manage_reset_password)
        .with_if(Permission::ManageScim, wire.manage_scim)
        .with_if(Permission::ManageAccessRules, wire.manage_access_rules)
}

/// A small number of the wire as the database gives it back; what does not fit has the fewest rights.
pub fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
