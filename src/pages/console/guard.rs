//! The rules of A-10C, asked before a button is offered, so that a refusal can say why.
//! Refuses to know: the server, which asks again, and words (`Reason` becomes a sentence in the page).

use allow::{Act, Facts, Permission, Permissions, Role, Standing, may};
use text::console::Console;
use wire::UserId;
use wire::member::{Member, role, status};

/// Why something can't be done to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    OnlyOwners,
    CustomNotAdmins,
    NotSelf,
    LastOwner,
    NotAccepted,
    MayNotManage,
}

/// Who acts, and what they need to know of the others.
#[derive(Clone, Debug)]
pub struct Actor {
    pub standing: Standing,
    pub user_id: UserId,
    /// Confirmed owners of the organization; a provider counts for none (protocol.md 14.8).
    pub confirmed_owners: usize,
}

impl Actor {
    pub fn may_edit(&self, member: &Member) -> Result<(), Reason> {
        self.over(member.kind)
    }

    pub fn may_remove(&self, member: &Member) -> Result<(), Reason> {
        if member.user_id.as_ref() == Some(&self.user_id) {
            return Err(Reason::NotSelf);
        }
        self.over(member.kind)?;
        if self.is_last_owner(member) {
            return Err(Reason::LastOwner);
        }
        Ok(())
    }

    /// Revoking takes as much away as removing does, so the same people may.
    pub fn may_revoke(&self, member: &Member) -> Result<(), Reason> {
        self.may_remove(member)
    }

    pub fn may_restore(&self, member: &Member) -> Result<(), Reason> {
        if member.user_id.as_ref() == Some(&self.user_id) {
            return Err(Reason::NotSelf);
        }
        self.over(member.kind)
    }

    pub fn may_confirm(&self, member: &Member) -> Result<(), Reason> {
        if member.status != status::ACCEPTED {
            return Err(Reason::NotAccepted);
        }
        self.over(member.kind)
    }

    /// Roles this person may give, each with the reason when not.
    pub fn may_give(&self, kind: u8) -> Result<(), Reason> {
        self.over(kind)
    }

    /// Changing the role of the only confirmed owner would leave nobody.
    pub fn may_change_role(&self, member: &Member) -> Result<(), Reason> {
        self.over(member.kind)?;
        if self.is_last_owner(member) {
            return Err(Reason::LastOwner);
        }
        Ok(())
    }

    /// A custom role may grant only the permissions it holds (A-10C).
    pub fn may_grant(&self, permission: Permission) -> bool {
        let is_custom_only = self.standing.provider.is_none() && self.standing.member == Some(Role::Custom);
        !is_custom_only || self.standing.held.covers(Permissions::none().with(permission))
    }

    fn is_last_owner(&self, member: &Member) -> bool {
        member.kind == role::OWNER && member.status == status::CONFIRMED && self.confirmed_owners < 2
    }

    fn over(&self, kind: u8) -> Result<(), Reason> {
        let may = |act| may(&self.standing, act, &Facts::default());
        if !may(Act::ManageMembers) {
            return Err(Reason::MayNotManage);
        }
        match kind {
            role::OWNER if !may(Act::ManageOwners) && may(Act::ManageAdmins) => Err(Reason::OnlyOwners),
            role::OWNER | role::ADMIN if !may(Act::ManageAdmins) => Err(Reason::CustomNotAdmins),
            _ => Ok(()),
        }
    }
}

impl Reason {
    pub fn sentence(self, t: Console) -> &'static str {
        match self {
            Self::OnlyOwners => t.only_owners(),
            Self::CustomNotAdmins => t.custom_not_admins(),
            Self::NotSelf => t.not_self(),
            Self::LastOwner => t.last_owner(),
            Self::NotAccepted => t.not_accepted(),
            Self::MayNotManage => t.may_not_manage(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use allow::ProviderRole;

    fn actor(standing: Standing) -> Actor {
        Actor {
            standing,
            user_id: "me".into(),
            confirmed_owners: 1,
        }
    }

    fn as_role(role: Role) -> Actor {
        let held = Permissions::none().with(Permission::ManageUsers);
        actor(Standing {
            member: Some(role),
            held,
            provider: None,
        })
    }

    fn member(kind: u8, status: i8) -> Member {
        Member {
            kind,
            status,
            user_id: Some("other".into()),
            ..Member::default()
        }
    }

    #[test]
    fn an_admin_manages_everyone_but_owners() {
        let admin = as_role(Role::Admin);
        assert_eq!(admin.may_edit(&member(role::USER, status::CONFIRMED)), Ok(()));
        assert_eq!(admin.may_edit(&member(role::ADMIN, status::CONFIRMED)), Ok(()));
        assert_eq!(
            admin.may_edit(&member(role::OWNER, status::CONFIRMED)),
            Err(Reason::OnlyOwners)
        );
        assert_eq!(admin.may_give(role::OWNER), Err(Reason::OnlyOwners));
    }

    #[test]
    fn a_custom_role_manages_neither_admins_nor_owners_and_grants_only_what_it_holds() {
        let custom = as_role(Role::Custom);
        assert_eq!(custom.may_give(role::ADMIN), Err(Reason::CustomNotAdmins));
        assert_eq!(custom.may_give(role::OWNER), Err(Reason::CustomNotAdmins));
        assert_eq!(custom.may_give(role::USER), Ok(()));
        assert!(custom.may_grant(Permission::ManageUsers));
        assert!(!custom.may_grant(Permission::ManagePolicies));
    }

    #[test]
    fn nobody_removes_themselves_and_the_last_owner_stays() {
        let owner = as_role(Role::Owner);
        let me = Member {
            user_id: Some("me".into()),
            ..member(role::OWNER, status::CONFIRMED)
        };
        assert_eq!(owner.may_remove(&me), Err(Reason::NotSelf));
        let tech = actor(Standing {
            provider: Some(ProviderRole::ServiceUser),
            ..Standing::default()
        });
        assert_eq!(
            tech.may_remove(&member(role::OWNER, status::CONFIRMED)),
            Err(Reason::LastOwner)
        );
        assert_eq!(tech.may_remove(&member(role::OWNER, status::INVITED)), Ok(()));
        let two = Actor {
            confirmed_owners: 2,
            ..tech
        };
        assert_eq!(two.may_remove(&member(role::OWNER, status::CONFIRMED)), Ok(()));
    }

    #[test]
    fn the_last_owner_is_not_revoked_and_a_revoked_owner_is_restored_by_owners_only() {
        let owner = as_role(Role::Owner);
        let last = member(role::OWNER, status::CONFIRMED);
        assert_eq!(owner.may_revoke(&last), Err(Reason::LastOwner));
        let revoked = member(role::OWNER, status::REVOKED);
        assert_eq!(owner.may_restore(&revoked), Ok(()));
        assert_eq!(
            as_role(Role::Admin).may_restore(&revoked),
            Err(Reason::OnlyOwners)
        );
    }

    #[test]
    fn only_who_accepted_can_be_confirmed() {
        let owner = as_role(Role::Owner);
        assert_eq!(
            owner.may_confirm(&member(role::USER, status::INVITED)),
            Err(Reason::NotAccepted)
        );
        assert_eq!(owner.may_confirm(&member(role::USER, status::ACCEPTED)), Ok(()));
    }

    #[test]
    fn a_plain_user_manages_nobody() {
        assert_eq!(
            as_role(Role::User).may_edit(&member(role::USER, 2)),
            Err(Reason::MayNotManage)
        );
    }
}
