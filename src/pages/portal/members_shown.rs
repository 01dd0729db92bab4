//! Which members the table shows, in which order, and what may be done with them. Refuses to know: the URL and the view.

use crate::table::{Sort, order_by};
use crate::vault::fold::fold;
use wire::provider::{ProviderUser, role, user_status};

/// Indices of the members in this state whose name, address or id contains the search (P-60).
pub(super) fn shown(members: &[ProviderUser], search: &str, which: &str, sort: &Sort) -> Vec<u32> {
    let search = fold(search.trim());
    let mut order = match sort.key.as_str() {
        "role" => order_by(members, sort.descending, |member| {
            (member.kind, fold(called(member)))
        }),
        _ => order_by(members, sort.descending, |member| fold(called(member))),
    };
    order.retain(|at| {
        members.get(*at as usize).is_some_and(|member| {
            in_state(member, which)
                && (search.is_empty()
                    || fold(called(member)).contains(&search)
                    || fold(&member.email).contains(&search)
                    || member.id.as_str().contains(&search))
        })
    });
    order
}

/// `invited`, `accepted`, or everyone.
pub(super) fn in_state(member: &ProviderUser, which: &str) -> bool {
    match which {
        "invited" => member.status == user_status::INVITED,
        "accepted" => member.status == user_status::ACCEPTED,
        _ => true,
    }
}

/// The name, or the address of someone who has none yet.
pub(super) fn called(member: &ProviderUser) -> &str {
    match &member.name {
        Some(name) if !name.trim().is_empty() => name,
        _ => &member.email,
    }
}

/// Whether the provider would be left without a confirmed provider admin (P-69).
pub(super) fn is_last_admin(members: &[ProviderUser], member: &ProviderUser) -> bool {
    rules(member) && !members.iter().any(|other| other.id != member.id && rules(other))
}

/// Confirmed provider admins: with only one, losing that person loses the provider.
pub(super) fn admins(members: &[ProviderUser]) -> usize {
    members.iter().filter(|member| rules(member)).count()
}

/// Whether removing all of these would leave no confirmed provider admin (P-69).
pub(super) fn none_would_rule(members: &[ProviderUser], without: impl Fn(&ProviderUser) -> bool) -> bool {
    !members.iter().any(|member| rules(member) && !without(member))
}

fn rules(member: &ProviderUser) -> bool {
    member.kind == role::PROVIDER_ADMIN && member.status == user_status::CONFIRMED
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: &str, name: Option<&str>, kind: u8, status: u8) -> ProviderUser {
        ProviderUser {
            id: id.into(),
            name: name.map(Into::into),
            email: format!("{id}@portail.example"),
            kind,
            status,
            ..ProviderUser::default()
        }
    }

    fn some() -> Vec<ProviderUser> {
        vec![
            member("zoe", Some("Zoé"), role::PROVIDER_ADMIN, user_status::CONFIRMED),
            member("tech", None, role::SERVICE_USER, user_status::INVITED),
            member("ann", Some("Ann"), role::PROVIDER_ADMIN, user_status::ACCEPTED),
        ]
    }

    #[test]
    fn someone_without_a_name_sorts_by_the_address() {
        let order = shown(&some(), "", "all", &Sort::up("name"));
        assert_eq!(order, [2, 1, 0]);
        assert_eq!(called(&some()[1]), "tech@portail.example");
    }

    #[test]
    fn the_search_finds_name_and_address_within_the_state() {
        assert_eq!(shown(&some(), "ZOE", "all", &Sort::up("name")), [0]);
        assert_eq!(shown(&some(), "portail", "invited", &Sort::up("name")), [1]);
        assert!(shown(&some(), "zoe", "accepted", &Sort::up("name")).is_empty());
    }

    #[test]
    fn an_admin_who_only_accepted_does_not_save_the_last_one() {
        let mut members = some();
        assert!(is_last_admin(&members, &members[0]));
        assert!(!is_last_admin(&members, &members[1]));
        members[2].status = user_status::CONFIRMED;
        assert!(!is_last_admin(&members, &members[0]));
    }
}
