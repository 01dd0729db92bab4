//! Plans: the wire's numbers with their names and what they grant. Prices are the operator's (D5).
//! A feature counts only when this server has it. Refuses to know: seats, providers' pools, the database.

use wire::organization::{Features, plan};

/// What is sold under one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub kind: u8,
    pub name: &'static str,
    /// ProductTier: 0 Free, 1 Families, 2 Teams, 3 Enterprise.
    pub tier: u8,
    pub annual: bool,
    pub features: Features,
}

pub const FREE: u8 = 0;
pub const TEAMS: u8 = 2;
pub const ENTERPRISE: u8 = 3;

/// The plans one can choose today.
pub const ON_OFFER: [u8; 5] = [
    plan::FREE,
    plan::TEAMS_MONTHLY,
    plan::TEAMS_ANNUALLY,
    plan::ENTERPRISE_MONTHLY,
    plan::ENTERPRISE_ANNUALLY,
];

/// The plan for a number; numbers of older generations (protocol.md 15) mean the same product.
pub fn of(kind: i64) -> Plan {
    let kind = u8::try_from(kind).unwrap_or(plan::FREE);
    let (name, tier, annual) = match kind {
        17 => ("Teams (Monthly)", TEAMS, false),
        18 => ("Teams (Annually)", TEAMS, true),
        19 => ("Enterprise (Monthly)", ENTERPRISE, false),
        20 => ("Enterprise (Annually)", ENTERPRISE, true),
        2 | 8 | 12 => ("Teams (Monthly)", TEAMS, false),
        3 | 9 | 13 => ("Teams (Annually)", TEAMS, true),
        4 | 10 | 14 => ("Enterprise (Monthly)", ENTERPRISE, false),
        5 | 11 | 15 => ("Enterprise (Annually)", ENTERPRISE, true),
        _ => ("Free", FREE, false),
    };
    Plan {
        kind,
        name,
        tier,
        annual,
        features: features(tier),
    }
}

/// The number under which a provider runs a client of this product (P-54).
pub fn managed(kind: i64) -> Option<u8> {
    match of(kind).tier {
        TEAMS => Some(plan::TEAMS_MONTHLY),
        ENTERPRISE => Some(plan::ENTERPRISE_MONTHLY),
        _ => None,
    }
}

fn features(tier: u8) -> Features {
    let everyone = Features {
        use_password_manager: true,
        self_host: true,
        use_totp: true,
        ..Features::default()
    };
    let teams = Features {
        use_groups: true,
        use_events: true,
        users_get_premium: true,
        ..everyone
    };
    match tier {
        TEAMS => teams,
        ENTERPRISE => Features {
            use_policies: true,
            use_custom_permissions: true,
            ..teams
        },
        _ => everyone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plan_on_offer_answers_to_its_own_number() {
        for kind in ON_OFFER {
            assert_eq!(of(kind.into()).kind, kind);
        }
    }

    #[test]
    fn custom_roles_need_enterprise() {
        assert!(of(19).features.use_custom_permissions);
        assert!(!of(17).features.use_custom_permissions);
    }

    #[test]
    fn an_older_enterprise_plan_is_run_as_enterprise_monthly() {
        assert_eq!(managed(15), Some(19));
        assert_eq!(managed(0), None);
    }
}
