//! One permission on one collection: the five choices of A-304 and their three flags on the wire.
//! Refuses to know: whose permission it is.

use text::console::Console;
use wire::collection::Access;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grant {
    ViewHidden,
    #[default]
    View,
    EditHidden,
    Edit,
    Manage,
}

impl Grant {
    /// From the least to the most.
    pub const ALL: [Self; 5] = [
        Self::ViewHidden,
        Self::View,
        Self::EditHidden,
        Self::Edit,
        Self::Manage,
    ];

    pub fn of(access: &Access) -> Self {
        match (access.manage, access.read_only, access.hide_passwords) {
            (true, _, _) => Self::Manage,
            (false, true, true) => Self::ViewHidden,
            (false, true, false) => Self::View,
            (false, false, true) => Self::EditHidden,
            (false, false, false) => Self::Edit,
        }
    }

    pub fn access(self, id: &str) -> Access {
        let (read_only, hide_passwords, manage) = match self {
            Self::ViewHidden => (true, true, false),
            Self::View => (true, false, false),
            Self::EditHidden => (false, true, false),
            Self::Edit => (false, false, false),
            Self::Manage => (false, false, true),
        };
        Access {
            id: id.to_owned(),
            read_only,
            hide_passwords,
            manage,
        }
    }

    pub fn label(self, t: Console) -> &'static str {
        match self {
            Self::ViewHidden => t.view_hidden(),
            Self::View => t.view(),
            Self::EditHidden => t.edit_hidden(),
            Self::Edit => t.edit(),
            Self::Manage => t.manage(),
        }
    }

    /// Value of the choice in a form.
    pub fn word(self) -> &'static str {
        match self {
            Self::ViewHidden => "view-hidden",
            Self::View => "view",
            Self::EditHidden => "edit-hidden",
            Self::Edit => "edit",
            Self::Manage => "manage",
        }
    }

    pub fn parse(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|grant| grant.word() == word)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_survives_the_wire_and_the_form() {
        for grant in Grant::ALL {
            assert_eq!(Grant::of(&grant.access("m1")), grant);
            assert_eq!(Grant::parse(grant.word()), grant);
        }
    }

    #[test]
    fn manage_is_never_mixed_with_a_restriction() {
        let access = Grant::Manage.access("m1");
        assert!(access.manage && !access.read_only && !access.hide_passwords);
    }
}
