//! Every mail of the product, worded in the reader's language and laid out as text and HTML.
//! Refuses to know: addresses, transports, the database.

use askama::Template;
use text::{Lang, mail::Mail};

/// Days an invitation stays valid (P-14, P-65, A-109).
pub const INVITATION_DAYS: u64 = 5;

/// One mail, before wording.
#[derive(Clone, Debug)]
pub enum Letter {
    Signup {
        link: String,
        minutes: u64,
    },
    OrganizationInvited {
        organization: String,
        link: String,
    },
    OrganizationAccepted {
        organization: String,
        person: String,
        link: String,
    },
    OrganizationConfirmed {
        organization: String,
        link: String,
    },
    OrganizationRemoved {
        organization: String,
    },
    ProviderSetup {
        link: String,
    },
    UnitSetup {
        organization: String,
        link: String,
    },
    ProviderInvited {
        provider: String,
        link: String,
    },
    ProviderAccepted {
        provider: String,
        person: String,
        link: String,
    },
    ProviderConfirmed {
        provider: String,
        link: String,
    },
    ProviderRemoved {
        provider: String,
    },
    ProviderDeletion {
        provider: String,
        link: String,
    },
    Unlinked {
        provider: String,
        organization: String,
    },
    ItemAccessAsked {
        provider: String,
        organization: String,
        person: String,
        reason: String,
        link: String,
    },
    ItemAccessGranted {
        organization: String,
        until: String,
        link: String,
    },
    ItemAccessDeclined {
        organization: String,
    },
    ItemAccessEnded {
        organization: String,
    },
}

/// One mail, ready to send. `link` stands alone as well, for those who run without SMTP (D8).
#[derive(Clone, Debug)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
    pub link: Option<String>,
}

impl Letter {
    /// Words and lays out the mail.
    pub fn write(&self, lang: Lang) -> Result<Written, askama::Error> {
        let (subject, paragraphs, action) = self.words(Mail(lang));
        let words = Mail(lang);
        let (tag, copy_link, sent_by) = (lang.tag(), words.copy_link(), words.sent_by());
        let action = action.as_ref();
        let html = Html {
            lang: tag,
            subject: &subject,
            paragraphs: &paragraphs,
            action,
            copy_link,
            sent_by,
        };
        let plain = Plain {
            subject: &subject,
            paragraphs: &paragraphs,
            action,
            sent_by,
        };
        let (html, text) = (html.render()?, plain.render()?);
        Ok(Written {
            subject,
            text,
            html,
            link: action.map(|action| action.link.clone()),
        })
    }

    /// Names the mail in the outbox.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Signup { .. } => "signup",
            Self::OrganizationInvited { .. } => "organization_invited",
            Self::OrganizationAccepted { .. } => "organization_accepted",
            Self::OrganizationConfirmed { .. } => "organization_confirmed",
            Self::OrganizationRemoved { .. } => "organization_removed",
            Self::ProviderSetup { .. } => "provider_setup",
            Self::UnitSetup { .. } => "unit_setup",
            Self::ProviderInvited { .. } => "provider_invited",
            Self::ProviderAccepted { .. } => "provider_accepted",
            Self::ProviderConfirmed { .. } => "provider_confirmed",
            Self::ProviderRemoved { .. } => "provider_removed",
            Self::ProviderDeletion { .. } => "provider_deletion",
            Self::Unlinked { .. } => "unlinked",
            Self::ItemAccessAsked { .. } => "item_access_asked",
            Self::ItemAccessGranted { .. } => "item_access_granted",
            Self::ItemAccessDeclined { .. } => "item_access_declined",
            Self::ItemAccessEnded { .. } => "item_access_ended",
        }
    }

    fn words(&self, t: Mail) -> (String, Vec<String>, Option<Action>) {
        let once = || t.valid_for_days(INVITATION_DAYS);
        match self {
            Self::Signup { link, minutes } => (
                t.signup_subject().into(),
                vec![
                    t.signup_body().into(),
                    t.valid_for_minutes(*minutes),
                    t.signup_unasked().into(),
                ],
                Action::new(t.signup_action(), link),
            ),
            Self::OrganizationInvited { organization, link } => (
                t.organization_invited_subject(organization),
                vec![
                    t.organization_invited_body(organization),
                    once(),
                    t.unexpected().into(),
                ],
                Action::new(t.organization_invited_action(), link),
            ),
            Self::OrganizationAccepted {
                organization,
                person,
                link,
            } => (
                t.organization_accepted_subject(organization),
                vec![t.organization_accepted_body(person, organization)],
                Action::new(t.organization_accepted_action(), link),
            ),
            Self::OrganizationConfirmed { organization, link } => (
                t.organization_confirmed_subject(organization),
                vec![t.organization_confirmed_body(organization)],
                Action::new(t.open_vaults(), link),
            ),
            Self::OrganizationRemoved { organization } => (
                t.organization_removed_subject(organization),
                vec![t.organization_removed_body(organization)],
                None,
            ),
            Self::ProviderSetup { link } => (
                t.provider_setup_subject().into(),
                vec![t.provider_setup_body().into(), once(), t.unexpected().into()],
                Action::new(t.provider_setup_action(), link),
            ),
            Self::UnitSetup { organization, link } => (
                t.unit_setup_subject(organization),
                vec![t.unit_setup_body(organization), once(), t.unexpected().into()],
                Action::new(t.unit_setup_action(), link),
            ),
            Self::ProviderInvited { provider, link } => (
                t.provider_invited_subject(provider),
                vec![t.provider_invited_body(provider), once(), t.unexpected().into()],
                Action::new(t.provider_invited_action(), link),
            ),
            Self::ProviderAccepted {
                provider,
                person,
                link,
            } => (
                t.provider_accepted_subject(provider),
                vec![t.provider_accepted_body(person, provider)],
                Action::new(t.provider_accepted_action(), link),
            ),
            Self::ProviderConfirmed { provider, link } => (
                t.provider_confirmed_subject(provider),
                vec![t.provider_confirmed_body(provider)],
                Action::new(t.provider_confirmed_action(), link),
            ),
            Self::ProviderRemoved { provider } => (
                t.provider_removed_subject(provider),
                vec![t.provider_removed_body(provider)],
                None,
            ),
            Self::ProviderDeletion { provider, link } => (
                t.provider_deletion_subject(provider),
                vec![
                    t.provider_deletion_body(provider),
                    t.valid_for_minutes(60),
                    t.unexpected().into(),
                ],
                Action::new(t.provider_deletion_action(), link),
            ),
            Self::Unlinked {
                provider,
                organization,
            } => (
                t.unlinked_subject(organization),
                vec![t.unlinked_body(provider, organization)],
                None,
            ),
            Self::ItemAccessAsked {
                provider,
                organization,
                person,
                reason,
                link,
            } => (
                t.item_access_asked_subject(provider, organization),
                vec![
                    t.item_access_asked_body(person, provider, organization),
                    t.item_access_reason(reason),
                    t.item_access_asked_hint().into(),
                ],
                Action::new(t.item_access_asked_action(), link),
            ),
            Self::ItemAccessGranted {
                organization,
                until,
                link,
            } => (
                t.item_access_granted_subject(organization),
                vec![t.item_access_granted_body(organization, until)],
                Action::new(t.item_access_granted_action(), link),
            ),
            Self::ItemAccessDeclined { organization } => (
                t.item_access_declined_subject(organization),
                vec![t.item_access_declined_body(organization)],
                None,
            ),
            Self::ItemAccessEnded { organization } => (
                t.item_access_ended_subject(organization),
                vec![t.item_access_ended_body(organization)],
                None,
            ),
        }
    }
}

struct Action {
    label: &'static str,
    link: String,
}

impl Action {
    fn new(label: &'static str, link: &str) -> Option<Self> {
        Some(Self {
            label,
            link: link.to_owned(),
        })
    }
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    lang: &'a str,
    subject: &'a str,
    paragraphs: &'a [String],
    action: Option<&'a Action>,
    copy_link: &'a str,
    sent_by: &'a str,
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Plain<'a> {
    subject: &'a str,
    paragraphs: &'a [String],
    action: Option<&'a Action>,
    sent_by: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of each kind; a name that HTML would read as a tag stands wherever a name may.
    fn all() -> Vec<Letter> {
        let [organization, provider, person] = ["<i>Atelier", "<i>Portail", "<i>Lucie"].map(str::to_owned);
        let link = "https://keys.example/x?a=1&b=2".to_owned();
        let (reason, until) = ("<i>since Monday".to_owned(), "2026-11-22 10:00".to_owned());
        let (o, p, w, l) = (
            || organization.clone(),
            || provider.clone(),
            || person.clone(),
            || link.clone(),
        );
        vec![
            Letter::Signup {
                link: l(),
                minutes: 15,
            },
            Letter::OrganizationInvited {
                organization: o(),
                link: l(),
            },
            Letter::OrganizationAccepted {
                organization: o(),
                person: w(),
                link: l(),
            },
            Letter::OrganizationConfirmed {
                organization: o(),
                link: l(),
            },
            Letter::OrganizationRemoved { organization: o() },
            Letter::ProviderSetup { link: l() },
            Letter::UnitSetup {
                organization: o(),
                link: l(),
            },
            Letter::ProviderInvited {
                provider: p(),
                link: l(),
            },
            Letter::ProviderAccepted {
                provider: p(),
                person: w(),
                link: l(),
            },
            Letter::ProviderConfirmed {
                provider: p(),
                link: l(),
            },
            Letter::ProviderRemoved { provider: p() },
            Letter::ProviderDeletion {
                provider: p(),
                link: l(),
            },
            Letter::Unlinked {
                provider: p(),
                organization: o(),
            },
            Letter::ItemAccessAsked {
                provider: p(),
                organization: o(),
                person: w(),
                reason,
                link: l(),
            },
            Letter::ItemAccessGranted {
                organization: o(),
                until,
                link: l(),
            },
            Letter::ItemAccessDeclined { organization: o() },
            Letter::ItemAccessEnded { organization: o() },
        ]
    }

    #[test]
    fn every_mail_is_whole_in_both_languages_and_both_forms() {
        let kinds: std::collections::BTreeSet<_> = all().iter().map(Letter::kind).collect();
        assert_eq!(kinds.len(), all().len(), "one of each");
        for letter in all() {
            let [english, french] = [Lang::En, Lang::Fr].map(|lang| letter.write(lang).expect("it renders"));
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
        let letter = Letter::OrganizationConfirmed {
            organization: "<b>Bad</b>".into(),
            link: "https://x/".into(),
        };
        let written = letter.write(Lang::Fr).expect("the templates render");
        assert!(!written.html.contains("<b>"));
        assert!(written.html.contains("lang=\"fr\""));
        assert!(written.text.contains("<b>Bad</b>"));
    }

    #[test]
    fn the_link_of_an_invitation_stands_in_text_and_html() {
        let link = "https://keys.example/accept-organization?organizationId=1&token=2".to_owned();
        let letter = Letter::OrganizationInvited {
            organization: "Atelier Lumière".into(),
            link: link.clone(),
        };
        for lang in [Lang::En, Lang::Fr] {
            let written = letter.write(lang).expect("the templates render");
            assert!(written.text.contains(&link));
            assert!(written.html.contains("token=2"));
            assert_eq!(written.link.as_deref(), Some(link.as_str()));
        }
    }
}
