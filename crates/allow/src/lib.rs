//! Who may do what: one table (features.md section 6), used by the server to refuse and by the app to offer.
//! Refuses to know: where a standing comes from (database or profile), HTTP, and every rule that is not about the
//! person (seats, last owner, single-use links).
//!
//! ```
//! use allow::{Act, Facts, Role, Standing, may};
//! let owner = Standing { member: Some(Role::Owner), ..Standing::default() };
//! assert!(may(&owner, Act::ManageMembers, &Facts::default()));
//! ```

mod permission;
mod table;

pub use permission::{Permission, Permissions};
pub use table::{Rule, TABLE, Who, rule};

/// A confirmed member's role in an organization (A-106).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Owner,
    Admin,
    Custom,
    User,
}

impl Role {
    /// The role for the wire's number; an unknown number has the fewest rights.
    pub fn from_wire(kind: u8) -> Self {
        match kind {
            0 => Self::Owner,
            1 => Self::Admin,
            4 => Self::Custom,
            _ => Self::User,
        }
    }
}

/// A confirmed person's role in a provider (S-20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProviderRole {
    ProviderAdmin,
    ServiceUser,
}

impl ProviderRole {
    /// The role for the wire's number; an unknown number has the fewest rights.
    pub fn from_wire(kind: u8) -> Self {
        if kind == 0 {
            Self::ProviderAdmin
        } else {
            Self::ServiceUser
        }
    }
}

/// What one logged-in person is to one organization (and its provider) or to one provider. Someone may be both
/// member and provider user of a client: each of the two is enough. Suspended, invited, revoked: nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub member: Option<Role>,
    /// What a custom role was granted; ignored for the other roles.
    pub held: Permissions,
    pub provider: Option<ProviderRole>,
}

/// What the conditional cells of the table depend on besides the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The organization is a provider's client (status Managed).
    pub managed: bool,
    pub limit_collection_creation: bool,
    pub limit_collection_deletion: bool,
    pub admins_access_all: bool,
    /// D3: the client lets its provider manage items now.
    pub items_open_to_provider: bool,
    /// Of the collection in question: the person holds Manage on it.
    pub manages: bool,
    /// Of the collection in question: the person is assigned to it in any way.
    pub assigned: bool,
    /// Of the collection in question: nobody holds Manage on it (A-308).
    pub orphaned: bool,
}

/// Every act a route performs. Acts on accounts come first, then organizations, then providers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// No session needed: configuration, login, registration.
    Anyone,
    /// A session, about oneself: profile, own items and folders, accepting an invitation, making an organization.
    Own,
    /// A session; reveals only what anyone may know (public keys).
    AnyPerson,
    /// An operator session, which no account has.
    Operate,

    SeeOrganization,
    EditOrganization,
    DeleteOrganization,
    ConvertOrganization,
    LeaveOrganization,
    SeeOrganizationNotices,
    SeeSubscription,
    /// What the provider may do with the items (D3), and what it asked.
    SeeItemAccess,
    /// Choosing it, and answering.
    SetItemAccess,
    /// Asking for it, by the provider.
    AskItemAccess,
    SeeMembers,
    SeeMemberNames,
    ManageMembers,
    ManageCustoms,
    ManageAdmins,
    ManageOwners,
    SeeCollections,
    SeeAllCollections,
    SeeCollectionAccess,
    CreateCollection,
    EditCollection,
    DeleteCollection,
    ManageGroups,
    ManagePolicies,
    /// An item, own or reached through collections (`Facts` of those collections).
    ReadItem,
    CreateItem,
    EditItem,
    DeleteItem,
    /// An item of an organization by an administrator's or provider's right, also one in no collection.
    ReadAnyItem,
    EditAnyItem,
    /// Every item of an organization at once.
    ListOrganizationItems,
    ImportItems,
    ExportItems,
    PurgeItems,
    SeeReports,
    SeeEvents,

    SeeProvider,
    EditProvider,
    DeleteProvider,
    SetUpProvider,
    ManageProviderUsers,
    SeeProviderEvents,
    SeeProviderSubscription,
    SeeInvoices,
    SeeClients,
    CreateClient,
    AttachClient,
    UpdateClient,
    BuySeats,
    UnlinkClient,
}

/// The answer of the table. `Act::Anyone`, `Act::Own` and `Act::AnyPerson` ask for no standing: the door (a live session) decides.
pub fn may(standing: &Standing, act: Act, facts: &Facts) -> bool {
    let rule = rule(act);
    let as_member = standing.member.is_some_and(|role| {
        let who = match role {
            Role::Owner => rule.owner,
            Role::Admin => rule.admin,
            Role::Custom => rule.custom,
            Role::User => rule.user,
        };
        who.passes(standing, facts)
    });
    let as_provider = standing.provider.is_some_and(|role| {
        let who = match role {
            ProviderRole::ProviderAdmin => rule.provider_admin,
            ProviderRole::ServiceUser => rule.service_user,
        };
        who.passes(standing, facts)
    });
    as_member || as_provider
}

impl Who {
    fn passes(self, standing: &Standing, facts: &Facts) -> bool {
        match self {
            Who::Yes => true,
            Who::No => false,
            Who::Holding(any) => any.iter().any(|permission| standing.held.holds(*permission)),
            Who::HoldingOrUnlimited(any) => {
                !facts.limit_collection_creation || Who::Holding(any).passes(standing, facts)
            }
            Who::HoldingOrAssigned(any) => facts.assigned || Who::Holding(any).passes(standing, facts),
            Who::HoldingOrManaging(any) => facts.manages || Who::Holding(any).passes(standing, facts),
            Who::HoldingOrManagingUnlimited(any) => {
                (facts.manages && !facts.limit_collection_deletion)
                    || Who::Holding(any).passes(standing, facts)
            }
            Who::AdminsAll => facts.admins_access_all || facts.manages || facts.orphaned,
            Who::Assigned => facts.assigned,
            Who::UnlessManaged => !facts.managed,
            Who::ItemsOpen => facts.items_open_to_provider,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(role: Role) -> Standing {
        Standing {
            member: Some(role),
            ..Standing::default()
        }
    }

    fn custom(permission: Permission) -> Standing {
        Standing {
            held: Permissions::none().with(permission),
            ..member(Role::Custom)
        }
    }

    fn provider(role: ProviderRole) -> Standing {
        Standing {
            provider: Some(role),
            ..Standing::default()
        }
    }

    #[test]
    fn every_act_stands_in_the_table_exactly_once() {
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(rule(row.act), row);
            assert!(
                !TABLE[..at].iter().any(|other| other.act == row.act),
                "{:?} twice",
                row.act
            );
            assert!(!row.cite.is_empty());
        }
    }

    #[test]
    fn a_stranger_may_do_nothing_to_an_organization_or_a_provider() {
        let facts = Facts {
            admins_access_all: true,
            items_open_to_provider: true,
            manages: true,
            assigned: true,
            ..Facts::default()
        };
        for row in TABLE {
            assert!(!may(&Standing::default(), row.act, &facts), "{:?}", row.act);
        }
    }

    #[test]
    fn a_provider_user_of_either_type_stands_as_owner_for_people_and_settings() {
        for role in [ProviderRole::ProviderAdmin, ProviderRole::ServiceUser] {
            for act in [
                Act::SeeMembers,
                Act::ManageMembers,
                Act::ManageOwners,
                Act::EditOrganization,
                Act::SeeEvents,
            ] {
                assert!(may(&provider(role), act, &Facts::default()), "{role:?} {act:?}");
            }
        }
    }

    #[test]
    fn a_provider_user_edits_items_only_while_the_client_allows_it() {
        let tech = provider(ProviderRole::ServiceUser);
        assert!(!may(&tech, Act::EditAnyItem, &Facts::default()));
        assert!(may(
            &tech,
            Act::EditAnyItem,
            &Facts {
                items_open_to_provider: true,
                ..Facts::default()
            }
        ));
    }

    #[test]
    fn a_service_user_cannot_buy_seats_nor_invite_colleagues() {
        let tech = provider(ProviderRole::ServiceUser);
        for act in [
            Act::BuySeats,
            Act::ManageProviderUsers,
            Act::CreateClient,
            Act::UnlinkClient,
            Act::EditProvider,
        ] {
            assert!(!may(&tech, act, &Facts::default()), "{act:?}");
            assert!(
                may(&provider(ProviderRole::ProviderAdmin), act, &Facts::default()),
                "{act:?}"
            );
        }
    }

    #[test]
    fn a_custom_role_holds_exactly_what_it_was_granted() {
        let users = custom(Permission::ManageUsers);
        assert!(may(&users, Act::ManageMembers, &Facts::default()));
        assert!(!may(&users, Act::ManageAdmins, &Facts::default()));
        assert!(!may(&users, Act::SeeEvents, &Facts::default()));
    }

    #[test]
    fn an_admin_manages_no_owner() {
        assert!(may(&member(Role::Admin), Act::ManageAdmins, &Facts::default()));
        assert!(!may(&member(Role::Admin), Act::ManageOwners, &Facts::default()));
    }

    #[test]
    fn an_owner_does_not_see_the_subscription_of_a_managed_client() {
        let owner = member(Role::Owner);
        assert!(may(&owner, Act::SeeSubscription, &Facts::default()));
        assert!(!may(
            &owner,
            Act::SeeSubscription,
            &Facts {
                managed: true,
                ..Facts::default()
            }
        ));
    }

    #[test]
    fn an_owner_edits_a_collection_only_with_the_setting_or_manage_or_when_nobody_manages_it() {
        let owner = member(Role::Owner);
        assert!(!may(&owner, Act::EditCollection, &Facts::default()));
        assert!(may(
            &owner,
            Act::EditCollection,
            &Facts {
                admins_access_all: true,
                ..Facts::default()
            }
        ));
        assert!(may(
            &owner,
            Act::EditCollection,
            &Facts {
                manages: true,
                ..Facts::default()
            }
        ));
        assert!(may(
            &owner,
            Act::EditCollection,
            &Facts {
                orphaned: true,
                ..Facts::default()
            }
        ));
    }

    #[test]
    fn a_member_deletes_a_collection_they_manage_unless_deletion_is_limited() {
        let user = member(Role::User);
        let manages = Facts {
            manages: true,
            ..Facts::default()
        };
        assert!(may(&user, Act::DeleteCollection, &manages));
        assert!(!may(
            &user,
            Act::DeleteCollection,
            &Facts {
                limit_collection_deletion: true,
                ..manages
            }
        ));
        assert!(!may(&user, Act::DeleteCollection, &Facts::default()));
    }

    #[test]
    fn someone_who_is_member_and_provider_user_has_the_rights_of_both() {
        let both = Standing {
            provider: Some(ProviderRole::ServiceUser),
            ..member(Role::User)
        };
        assert!(may(&both, Act::ManageMembers, &Facts::default()));
        assert!(may(&both, Act::LeaveOrganization, &Facts::default()));
    }
}
