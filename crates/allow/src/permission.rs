//! What a custom role can be granted, as a set. Refuses to know: which acts a permission opens.

/// One right of a custom role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    AccessEventLogs,
    AccessImportExport,
    AccessReports,
    CreateNewCollections,
    EditAnyCollection,
    DeleteAnyCollection,
    ManageGroups,
    ManagePolicies,
    ManageSso,
    ManageUsers,
    ManageResetPassword,
    ManageScim,
    ManageAccessRules,
}

impl Permission {
    /// All of them, in the wire's order.
    pub const ALL: [Self; 13] = [
        Self::AccessEventLogs,
        Self::AccessImportExport,
        Self::AccessReports,
        Self::CreateNewCollections,
        Self::EditAnyCollection,
        Self::DeleteAnyCollection,
        Self::ManageGroups,
        Self::ManagePolicies,
        Self::ManageSso,
        Self::ManageUsers,
        Self::ManageResetPassword,
        Self::ManageScim,
        Self::ManageAccessRules,
    ];
}

/// A set of permissions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Permissions(u16);

impl Permissions {
    pub const fn none() -> Self {
        Self(0)
    }

    /// This set and one more.
    pub const fn with(self, permission: Permission) -> Self {
        Self(self.0 | 1 << permission as u16)
    }

    /// `with` where a wire field says so: chains over the wire's booleans.
    pub const fn with_if(self, permission: Permission, granted: bool) -> Self {
        if granted { self.with(permission) } else { self }
    }

    pub const fn holds(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u16) != 0
    }

    /// A custom role may grant only what it holds itself (A-10C).
    pub const fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_permission_is_its_own() {
        for one in Permission::ALL {
            let set = Permissions::none().with(one);
            for other in Permission::ALL {
                assert_eq!(set.holds(other), one == other);
            }
        }
    }

    #[test]
    fn a_set_covers_only_its_own_subsets() {
        let both = Permissions::none()
            .with(Permission::ManageUsers)
            .with(Permission::ManageGroups);
        let one = Permissions::none()
            .with_if(Permission::ManageUsers, true)
            .with_if(Permission::ManageSso, false);
        assert!(both.covers(one) && both.covers(Permissions::none()));
        assert!(!one.covers(both));
    }
}
