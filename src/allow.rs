//! Every permission question the app asks, answered by the table that the server obeys too (crate `allow`).
//! Refuses to know: what happens when the answer is no; pages say why.

pub use ::allow::{Act, ProviderRole, Role};
use ::allow::{Facts, Permission, Permissions, Standing};

use crate::safe::Person;
use wire::item_access::mode;
use wire::organization::ProfileOrganization;
use wire::{OrgId, ProviderId};

/// What an act is done to.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    Organization(&'a OrgId),
    Provider(&'a ProviderId),
    /// A collection, with the person's own hold on it.
    Collection {
        organization: &'a OrgId,
        manages: bool,
        assigned: bool,
        /// Nobody holds Manage on it.
        orphaned: bool,
    },
}

/// Whether this person may do this to that. The server asks again.
pub fn may(person: &Person, act: Act, thing: Thing<'_>) -> bool {
    match thing {
        Thing::Provider(id) => ::allow::may(&provider_standing(person, id), act, &Facts::default()),
        Thing::Organization(id) => {
            let reached = Reached::find(person, id);
            ::allow::may(&reached.standing(person), act, &reached.facts())
        }
        Thing::Collection {
            organization,
            manages,
            assigned,
            orphaned,
        } => {
            let reached = Reached::find(person, organization);
            let facts = Facts {
                manages,
                assigned,
                orphaned,
                ..reached.facts()
            };
            ::allow::may(&reached.standing(person), act, &facts)
        }
    }
}

/// How a person reaches an organization: as a member, as a client of a provider of theirs, or both.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reached<'a> {
    pub member: Option<&'a ProfileOrganization>,
    pub client: Option<&'a ProfileOrganization>,
}

impl<'a> Reached<'a> {
    fn find(person: &'a Person, id: &OrgId) -> Self {
        Self {
            member: person.organizations.iter().find(|org| org.id == *id),
            client: person.provider_organizations.iter().find(|org| org.id == *id),
        }
    }

    /// Someone may be member and provider user at once.
    fn standing(&self, person: &Person) -> Standing {
        let confirmed =
            |org: &&ProfileOrganization| org.enabled && org.status == wire::member::status::CONFIRMED;
        let member = self.member.filter(confirmed);
        let client = self.client.filter(|org| org.enabled);
        let provider = client.and_then(|client| provider_role(person, client.provider_id.as_ref()?));
        Standing {
            member: member.map(|org| Role::from_wire(org.kind)),
            held: member.map(held).unwrap_or_default(),
            provider,
        }
    }

    fn facts(&self) -> Facts {
        self.member.or(self.client).map(facts).unwrap_or_default()
    }
}

/// Whether the Admin Console of this organization has anything for this person (W-02).
pub fn administers(person: &Person, reached: &Reached<'_>) -> bool {
    const REASONS: [Act; 7] = [
        Act::EditOrganization,
        Act::SeeMembers,
        Act::SeeAllCollections,
        Act::ManageGroups,
        Act::ManagePolicies,
        Act::SeeReports,
        Act::SeeEvents,
    ];
    let (standing, facts) = (reached.standing(person), reached.facts());
    REASONS
        .into_iter()
        .any(|act| ::allow::may(&standing, act, &facts))
}

/// The organization in the person's profile: as member first, else as client of their provider.
pub fn organization<'a>(person: &'a Person, id: &OrgId) -> Option<&'a ProfileOrganization> {
    let reached = Reached::find(person, id);
    reached.member.or(reached.client)
}

/// What the person is to an organization.
pub fn standing(person: &Person, id: &OrgId) -> Standing {
    Reached::find(person, id).standing(person)
}

fn provider_standing(person: &Person, id: &ProviderId) -> Standing {
    Standing {
        provider: provider_role(person, id),
        ..Standing::default()
    }
}

fn provider_role(person: &Person, id: &ProviderId) -> Option<ProviderRole> {
    let provider = person
        .providers
        .iter()
        .find(|provider| provider.id == *id && provider.enabled)?;
    Some(ProviderRole::from_wire(provider.kind))
}

fn facts(org: &ProfileOrganization) -> Facts {
    Facts {
        managed: org.provider_id.is_some(),
        limit_collection_creation: org.limit_collection_creation,
        limit_collection_deletion: org.limit_collection_deletion,
        admins_access_all: org.allow_admin_access_to_all_collection_items,
        // An older server says nothing: offer, and let it refuse. A grant that has run out meanwhile is refused too.
        items_open_to_provider: match org.provider_item_access.as_deref() {
            None | Some(mode::MANAGE) => true,
            Some(mode::CONSENT) => org.provider_item_access_until.is_some(),
            Some(_) => false,
        },
        manages: false,
        assigned: false,
        orphaned: false,
    }
}

fn held(org: &ProfileOrganization) -> Permissions {
    let p = org.permissions;
    Permissions::none()
        .with_if(Permission::AccessEventLogs, p.access_event_logs)
        .with_if(Permission::AccessImportExport, p.access_import_export)
        .with_if(Permission::AccessReports, p.access_reports)
        .with_if(Permission::CreateNewCollections, p.create_new_collections)
        .with_if(Permission::EditAnyCollection, p.edit_any_collection)
        .with_if(Permission::DeleteAnyCollection, p.delete_any_collection)
        .with_if(Permission::ManageGroups, p.manage_groups)
        .with_if(Permission::ManagePolicies, p.manage_policies)
        .with_if(Permission::ManageSso, p.manage_sso)
        .with_if(Permission::ManageUsers, p.manage_users)
        .with_if(Permission::ManageResetPassword, p.manage_reset_password)
        .with_if(Permission::ManageScim, p.manage_scim)
        .with_if(Permission::ManageAccessRules, p.manage_access_rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::provider::ProfileProvider;

    fn member(id: &str, kind: u8) -> ProfileOrganization {
        ProfileOrganization {
            id: id.into(),
            kind,
            status: 2,
            enabled: true,
            ..ProfileOrganization::default()
        }
    }

    fn console(person: &Person, id: &str) -> bool {
        administers(person, &Reached::find(person, &id.into()))
    }

    fn technician() -> Person {
        Person {
            providers: vec![ProfileProvider {
                id: "p".into(),
                kind: wire::provider::role::SERVICE_USER,
                enabled: true,
                ..ProfileProvider::default()
            }],
            provider_organizations: vec![ProfileOrganization {
                provider_id: Some("p".into()),
                ..member("client", 0)
            }],
            ..Person::default()
        }
    }

    #[test]
    fn a_service_user_manages_people_of_a_client_and_not_of_the_provider() {
        let person = technician();
        assert!(may(
            &person,
            Act::ManageOwners,
            Thing::Organization(&"client".into())
        ));
        assert!(!may(
            &person,
            Act::ManageOwners,
            Thing::Organization(&"other".into())
        ));
        assert!(may(&person, Act::SeeClients, Thing::Provider(&"p".into())));
        assert!(!may(
            &person,
            Act::ManageProviderUsers,
            Thing::Provider(&"p".into())
        ));
    }

    #[test]
    fn a_disabled_provider_gives_nothing() {
        let mut person = technician();
        person.providers[0].enabled = false;
        assert!(!may(&person, Act::SeeClients, Thing::Provider(&"p".into())));
        assert!(!console(&person, "client"));
    }

    #[test]
    fn an_ordinary_member_administers_nothing_and_an_unconfirmed_owner_neither() {
        let mut invited = member("o", 0);
        invited.status = 1;
        let person = Person {
            organizations: vec![member("u", 2), invited],
            ..Person::default()
        };
        assert!(!console(&person, "u"));
        assert!(!console(&person, "o"));
    }

    #[test]
    fn a_custom_role_administers_by_what_it_holds() {
        let mut custom = member("o", 4);
        let mut person = Person {
            organizations: vec![custom.clone()],
            ..Person::default()
        };
        assert!(!console(&person, "o"));
        custom.permissions.manage_users = true;
        person.organizations = vec![custom];
        assert!(console(&person, "o"));
        assert!(!may(&person, Act::ManageAdmins, Thing::Organization(&"o".into())));
    }
}
