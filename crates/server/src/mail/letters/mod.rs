//! Each mail of the product in a file of its own: who gets it, what it needs to know, and what it says; the sentences are in
//! `text::mail`, in both languages. Refuses to know: how a mail looks and how it leaves.

mod item_access_asked;
mod item_access_declined;
mod item_access_ended;
mod item_access_granted;
mod organization_accepted;
mod organization_confirmed;
mod organization_invited;
mod organization_removed;
mod provider_accepted;
mod provider_confirmed;
mod provider_deletion;
mod provider_invited;
mod provider_removed;
mod provider_setup;
mod signup;
mod unit_setup;
mod unlinked;

pub use item_access_asked::ItemAccessAsked;
pub use item_access_declined::ItemAccessDeclined;
pub use item_access_ended::ItemAccessEnded;
pub use item_access_granted::ItemAccessGranted;
pub use organization_accepted::OrganizationAccepted;
pub use organization_confirmed::OrganizationConfirmed;
pub use organization_invited::OrganizationInvited;
pub use organization_removed::OrganizationRemoved;
pub use provider_accepted::ProviderAccepted;
pub use provider_confirmed::ProviderConfirmed;
pub use provider_deletion::ProviderDeletion;
pub use provider_invited::ProviderInvited;
pub use provider_removed::ProviderRemoved;
pub use provider_setup::ProviderSetup;
pub use signup::Signup;
pub use unit_setup::UnitSetup;
pub use unlinked::Unlinked;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::letter::{Letter, write};
    use text::Lang;

    /// One of each kind; a name that HTML would read as a tag stands wherever a name may.
    fn all() -> Vec<Box<dyn Letter>> {
        let link = || "https://keys.example/x?a=1&b=2".to_owned();
        let [organization, provider, person] =
            ["<i>Atelier", "<i>Portail", "<i>Lucie"].map(|name| move || name.to_owned());
        vec![
            Box::new(ItemAccessAsked {
                provider: provider(),
                organization: organization(),
                person: person(),
                reason: "<i>since Monday".into(),
                link: link(),
            }),
            Box::new(ItemAccessDeclined {
                organization: organization(),
            }),
            Box::new(ItemAccessEnded {
                organization: organization(),
            }),
            Box::new(ItemAccessGranted {
                organization: organization(),
                until: "2026-11-22 10:00".into(),
                link: link(),
            }),
            Box::new(OrganizationAccepted {
                organization: organization(),
                person: person(),
                link: link(),
            }),
            Box::new(OrganizationConfirmed {
                organization: organization(),
                link: link(),
            }),
            Box::new(OrganizationInvited {
                organization: organization(),
                link: link(),
            }),
            Box::new(OrganizationRemoved {
                organization: organization(),
            }),
            Box::new(ProviderAccepted {
                provider: provider(),
                person: person(),
                link: link(),
            }),
            Box::new(ProviderConfirmed {
                provider: provider(),
                link: link(),
            }),
            Box::new(ProviderDeletion {
                provider: provider(),
                link: link(),
            }),
            Box::new(ProviderInvited {
                provider: provider(),
                link: link(),
            }),
            Box::new(ProviderRemoved { provider: provider() }),
            Box::new(ProviderSetup { link: link() }),
            Box::new(Signup {
                link: link(),
                minutes: 15,
            }),
            Box::new(UnitSetup {
                organization: organization(),
                link: link(),
            }),
            Box::new(Unlinked {
                provider: provider(),
                organization: organization(),
            }),
        ]
    }

    #[test]
    fn every_mail_is_whole_in_both_languages_and_both_forms() {
        let kinds: std::collections::BTreeSet<_> = all().iter().map(|letter| letter.kind()).collect();
        let files = include_str!("mod.rs")
            .lines()
            .filter(|line| line.starts_with("mod ") && line.ends_with(';'));
        assert_eq!(
            (all().len(), kinds.len()),
            (files.count(), all().len()),
            "one of each file"
        );
        for letter in all() {
            let [english, french] =
                [Lang::En, Lang::Fr].map(|lang| write(&*letter, lang).expect("it renders"));
            let kind = letter.kind();
            assert_ne!(english.text, french.text, "{kind}");
            for (written, tag) in [(&english, "lang=\"en\""), (&french, "lang=\"fr\"")] {
                assert!(written.html.contains(tag), "{kind}");
                assert!(!written.html.contains("<i>"), "{kind}: a name is no markup");
                assert!(
                    !written.subject.contains('\n') && !written.subject.is_empty(),
                    "{kind}"
                );
                assert!(written.text.contains(&written.subject), "{kind}");
                assert_eq!(written.link.is_some(), written.html.contains("href="), "{kind}");
                if let Some(link) = &written.link {
                    assert!(written.text.contains(link), "{kind}");
                }
            }
        }
    }

    #[test]
    fn an_organization_named_like_markup_stays_text_in_html() {
        let letter = OrganizationConfirmed {
            organization: "<b>Bad</b>".into(),
            link: "https://x/".into(),
        };
        let written = write(&letter, Lang::Fr).expect("the templates render");
        assert!(!written.html.contains("<b>"));
        assert!(written.html.contains("lang=\"fr\""));
        assert!(written.text.contains("<b>Bad</b>"));
    }

    #[test]
    fn the_link_of_an_invitation_stands_in_text_and_html() {
        let link = "https://keys.example/accept-organization?organizationId=1&token=2".to_owned();
        let letter = OrganizationInvited {
            organization: "Atelier Lumière".into(),
            link: link.clone(),
        };
        for lang in [Lang::En, Lang::Fr] {
            let written = write(&letter, lang).expect("the templates render");
            assert!(written.text.contains(&link));
            assert!(written.html.contains("token=2"));
            assert_eq!(written.link.as_deref(), Some(link.as_str()));
        }
    }
}
