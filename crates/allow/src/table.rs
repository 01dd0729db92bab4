//! The table itself, in the columns and order of features.md section 6. Refuses to know: how a cell is judged.

use crate::{Act, Permission::*, permission::Permission};

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Yes,
    No,
    /// A custom role that holds any of these.
    Holding(&'static [Permission]),
    /// Anyone while collection creation is not limited, else a holder.
    HoldingOrUnlimited(&'static [Permission]),
    /// A holder, or whoever is assigned to this collection in any way.
    HoldingOrAssigned(&'static [Permission]),
    /// A holder, or whoever has Manage on this collection.
    HoldingOrManaging(&'static [Permission]),
    /// A holder, or whoever has Manage on this collection while deletion is not limited.
    HoldingOrManagingUnlimited(&'static [Permission]),
    /// The setting "admins access all", or Manage on it, or nobody has Manage on it.
    AdminsAll,
    /// Assigned to this collection.
    Assigned,
    /// Not while a provider manages the organization.
    UnlessManaged,
    /// Decision D3: while the client lets its provider manage items.
    ItemsOpen,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub act: Act,
    /// Where it is written (features.md, protocol.md).
    pub cite: &'static str,
    pub provider_admin: Who,
    pub service_user: Who,
    pub owner: Who,
    pub admin: Who,
    pub custom: Who,
    pub user: Who,
}

/// The row of an act.
pub fn rule(act: Act) -> &'static Rule {
    let found = TABLE.iter().find(|row| row.act == act);
    // An act without a row is nobody's: the safe answer, and the test of the table fails.
    found.unwrap_or(&NOBODY)
}

const NOBODY: Rule = org(Act::Anyone, "", Who::No, Who::No, Who::No, Who::No, Who::No);

const fn org(
    act: Act,
    cite: &'static str,
    provider: Who,
    owner: Who,
    admin: Who,
    custom: Who,
    user: Who,
) -> Rule {
    Rule {
        act,
        cite,
        provider_admin: provider,
        service_user: provider,
        owner,
        admin,
        custom,
        user,
    }
}

const fn provider(act: Act, cite: &'static str, provider_admin: Who, service_user: Who) -> Rule {
    Rule {
        act,
        cite,
        provider_admin,
        service_user,
        owner: No,
        admin: No,
        custom: No,
        user: No,
    }
}

use Who::{
    AdminsAll, Assigned, Holding, HoldingOrAssigned, HoldingOrManaging, HoldingOrManagingUnlimited,
    HoldingOrUnlimited,
};
use Who::{ItemsOpen, No, UnlessManaged, Yes};

const SEES_PEOPLE: &[Permission] = &[ManageUsers, ManageResetPassword];
const SEES_COLLECTIONS: &[Permission] = &[
    EditAnyCollection,
    DeleteAnyCollection,
    CreateNewCollections,
    ManageUsers,
    ManageGroups,
    AccessImportExport,
];
const LISTS_ITEMS: &[Permission] = &[EditAnyCollection, AccessImportExport, AccessReports];

/// Columns of an organization's rows: provider (both types), owner, admin, custom, user.
#[rustfmt::skip]
pub const TABLE: &[Rule] = &[
    org(Act::Anyone,    "protocol.md 1.5, 3, 4", No, No, No, No, No),
    org(Act::Own,       "protocol.md 5 to 8",    No, No, No, No, No),
    org(Act::AnyPerson, "protocol.md 5",         No, No, No, No, No),

    org(Act::SeeOrganization,        "6 Organization info",        Yes, Yes, No, No, No),
    org(Act::EditOrganization,       "6 Organization info, A-307", Yes, Yes, No, No, No),
    org(Act::DeleteOrganization,     "6 Delete organization",      Yes, Yes, No, No, No),
    org(Act::ConvertOrganization,    "P-13 an owner, with the operator's link", No, Yes, No, No, No),
    org(Act::LeaveOrganization,      "A-10H",                      No,  Yes, Yes, Yes, Yes),
    org(Act::SeeOrganizationNotices, "protocol.md 10.5",           Yes, Yes, Yes, Yes, Yes),
    org(Act::SeeSubscription,        "6 Subscription, A-711",      Yes, UnlessManaged, No, No, No),

    org(Act::SeeItemAccess, "D3 shown to the client and in the portal", Yes, Yes, Yes, No, No),
    org(Act::SetItemAccess, "D3 a client owner, never the provider",    No,  Yes, No,  No, No),
    org(Act::AskItemAccess, "D3 asked for from the portal",             Yes, No,  No,  No, No),

    org(Act::SeeMembers,     "6 See members, A-100",       Yes, Yes, Yes, Holding(SEES_PEOPLE), No),
    org(Act::SeeMemberNames, "6 See members (mini list)",  Yes, Yes, Yes, Yes, Yes),
    org(Act::ManageMembers,  "6 Invite/edit/remove User",  Yes, Yes, Yes, Holding(&[ManageUsers]), No),
    org(Act::ManageCustoms,  "6 … Custom",                 Yes, Yes, Yes, Holding(&[ManageUsers]), No),
    org(Act::ManageAdmins,   "6 … Admin",                  Yes, Yes, Yes, No, No),
    org(Act::ManageOwners,   "6 … Owner",                  Yes, Yes, No, No, No),

    org(Act::SeeCollections,      "6 See all collections (else the assigned ones)", Yes, Yes, Yes, Yes, Yes),
    org(Act::SeeAllCollections,   "6 See all collections", Yes, Yes, Yes, Holding(SEES_COLLECTIONS), No),
    org(Act::SeeCollectionAccess, "A-303",  Yes, Yes, Yes, HoldingOrAssigned(SEES_COLLECTIONS), Assigned),
    org(Act::CreateCollection,    "6 Create", Yes, Yes, Yes,
        HoldingOrUnlimited(&[CreateNewCollections]), HoldingOrUnlimited(&[])),
    org(Act::EditCollection,      "6 Edit / set access, any", Yes, AdminsAll, AdminsAll,
        HoldingOrManaging(&[EditAnyCollection]), HoldingOrManaging(&[])),
    org(Act::DeleteCollection,    "6 Delete, any", Yes, AdminsAll, AdminsAll,
        HoldingOrManagingUnlimited(&[DeleteAnyCollection]), HoldingOrManagingUnlimited(&[])),
    org(Act::ManageGroups,        "6 Groups",   Yes, Yes, Yes, Holding(&[ManageGroups]), No),
    org(Act::ManagePolicies,      "6 Policies", Yes, Yes, Yes, Holding(&[ManagePolicies]), No),

    org(Act::ReadItem,   "6 View assigned items; D3", ItemsOpen, Assigned, Assigned, Assigned, Assigned),
    org(Act::CreateItem, "A-305; D3",                 ItemsOpen, Assigned, Assigned, Assigned, Assigned),
    org(Act::EditItem,   "A-305; D3",                 ItemsOpen, Assigned, Assigned, Assigned, Assigned),
    org(Act::DeleteItem, "A-305, A-307; D3",          ItemsOpen, Assigned, Assigned, Assigned, Assigned),
    org(Act::ReadAnyItem, "6 View any item, unassigned items; D3", ItemsOpen, Yes, Yes,
        Holding(&[EditAnyCollection]), No),
    org(Act::EditAnyItem, "6 Edit any item; D3", ItemsOpen, AdminsAll, AdminsAll,
        Holding(&[EditAnyCollection]), No),
    org(Act::ListOrganizationItems, "6 List all items; D3", ItemsOpen, Yes, Yes, Holding(LISTS_ITEMS), No),
    org(Act::ImportItems,        "6 Import; D3", ItemsOpen, Yes, Yes, Holding(&[AccessImportExport]), No),
    org(Act::ExportItems,        "6 Export whole vault", No, Yes, Yes, Holding(&[AccessImportExport]), No),
    org(Act::PurgeItems,         "6 Purge vault (with the password, A-906); D3", ItemsOpen, Yes, Yes,
        Holding(&[EditAnyCollection]), No),
    org(Act::SeeReports,         "6 Reports",    Yes, Yes, Yes, Holding(&[AccessReports]), No),
    org(Act::SeeEvents,          "6 Event logs", Yes, Yes, Yes, Holding(&[AccessEventLogs]), No),

    provider(Act::SeeProvider,             "2.0 GET /providers/{id}",  Yes, Yes),
    provider(Act::EditProvider,            "6 Provider settings",      Yes, No),
    provider(Act::DeleteProvider,          "6 Provider settings, delete provider; P-91", Yes, No),
    provider(Act::SetUpProvider,           "P-16",                     Yes, No),
    provider(Act::ManageProviderUsers,     "6 List / invite / confirm / edit / remove provider members", Yes, No),
    provider(Act::SeeProviderEvents,       "6 Provider event log",     Yes, No),
    provider(Act::SeeProviderSubscription, "6 Provider subscription",  Yes, Yes),
    provider(Act::SeeInvoices,             "6 Invoices, payment, address", Yes, No),
    provider(Act::SeeClients,              "6 See clients list",       Yes, Yes),
    provider(Act::CreateClient,            "6 Create client",          Yes, No),
    provider(Act::AttachClient,            "6 Attach existing organization (and its confirmed owner)", Yes, No),
    provider(Act::UpdateClient,            "6 Rename client; Move seats within pool", Yes, Yes),
    provider(Act::BuySeats,                "6 Buy seats; P-58",        Yes, No),
    provider(Act::UnlinkClient,            "6 Unlink client",          Yes, No),
];
