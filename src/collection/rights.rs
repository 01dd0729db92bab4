//! Who may make, change and delete a collection, by the table of `allow`. Refuses to know: what is done then.

use crate::allow::{Act, Thing, may};
use crate::safe::{CollectionName, Person};
use wire::OrgId;
use wire::collection::Collection;

pub fn may_create(person: &Person, organization: &OrgId) -> bool {
    may(person, Act::CreateCollection, Thing::Organization(organization))
}

/// With the person's own hold on it.
pub fn may_edit(person: &Person, organization: &OrgId, collection: &Collection) -> bool {
    allowed(person, organization, collection, Act::EditCollection)
}

pub fn may_delete(person: &Person, organization: &OrgId, collection: &Collection) -> bool {
    allowed(person, organization, collection, Act::DeleteCollection)
}

/// By what a sync says of a collection one is assigned to.
pub fn may_edit_named(person: &Person, collection: &CollectionName) -> bool {
    let thing = Thing::Collection {
        organization: &collection.organization_id,
        manages: collection.manage,
        assigned: true,
        orphaned: false,
    };
    !collection.my_items && collection.problem.is_none() && may(person, Act::EditCollection, thing)
}

fn allowed(person: &Person, organization: &OrgId, collection: &Collection, act: Act) -> bool {
    let thing = Thing::Collection {
        organization,
        manages: collection.manage.unwrap_or(false),
        assigned: collection.assigned.unwrap_or(false),
        orphaned: collection.unmanaged.unwrap_or(false),
    };
    // A member's own collection belongs to that member.
    collection.kind == 0 && may(person, act, thing)
}
