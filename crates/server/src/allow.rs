//! Who may do what: the one table of permissions on the server. Refuses to know: how a right is stored on the wire.

/// What a route does, for the question "who may?". Every route names one; the matrix test walks them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Act {
    /// No session needed.
    Anyone,
    /// A session, about oneself: profile, keys, devices, folders, own log.
    Own,
    /// A session; reveals only what anyone may know (public keys).
    AnyPerson,
    /// An item, own or reached through collections.
    ReadItem,
    CreateItem,
    EditItem,
    DeleteItem,
    /// An item of an organization with an administrator's or provider's right.
    ReadAnyItem,
    EditAnyItem,
    /// Every item of an organization at once.
    ListOrganizationItems,
}
