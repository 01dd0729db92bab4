//! What can be done to one item of a list (V-41): only what applies to its type, its place and the person's rights.
//! Refuses to know: how it is done (`act`) and how a menu looks.

use crate::vault::{Kind, Row};

/// One entry of an item's menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    Copy(Part),
    Launch,
    View,
    Favor,
    Unfavor,
    Edit,
    Clone,
    MoveToFolder,
    /// Own item: into an organization (V-50).
    Share,
    /// Organization item: other collections (V-52).
    Assign,
    /// Out of the lists, kept: each person for themselves (V-46).
    Archive,
    Unarchive,
    Trash,
    Restore,
    DeleteForever,
}

/// A part of an item that can be copied without opening it on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Username,
    Password,
    Code,
    CardNumber,
    SecurityCode,
    IdentityUsername,
    Email,
    Phone,
    Address,
    Note,
    PrivateKey,
    PublicKey,
    KeyFingerprint,
}

impl Part {
    /// Asked again for the master password when the item says so (V-49), and hidden without "view passwords".
    pub fn is_secret(self) -> bool {
        matches!(
            self,
            Self::Password | Self::Code | Self::CardNumber | Self::SecurityCode | Self::PrivateKey
        )
    }
}

/// In which face the list stands: favourites and folders are personal and belong to Vaults only (V-48).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    Vaults,
    /// The whole of one organization, with an administrator's rights or without.
    Console {
        may_edit: bool,
    },
}

impl Face {
    pub fn may_edit(self, row: &Row) -> bool {
        match self {
            Self::Vaults => row.edit,
            Self::Console { may_edit } => may_edit,
        }
    }

    pub fn may_delete(self, row: &Row) -> bool {
        match self {
            Self::Vaults => row.may_delete,
            Self::Console { may_edit } => may_edit,
        }
    }

    fn may_restore(self, row: &Row) -> bool {
        match self {
            Self::Vaults => row.may_restore,
            Self::Console { may_edit } => may_edit,
        }
    }

    pub fn may_view_secrets(self, row: &Row) -> bool {
        match self {
            Self::Vaults => row.view_password,
            Self::Console { .. } => true,
        }
    }
}

/// The entries for a row, in the order of the menu.
pub fn deeds(row: &Row, face: Face) -> Vec<Deed> {
    if row.problem.is_some() {
        // Upstream's only way out of a broken item too (V-41).
        return if face.may_delete(row) {
            vec![Deed::DeleteForever]
        } else {
            Vec::new()
        };
    }
    let mut deeds = vec![Deed::View];
    if row.deleted {
        if face.may_restore(row) {
            deeds.push(Deed::Restore);
        }
        if face.may_delete(row) {
            deeds.push(Deed::DeleteForever);
        }
        return deeds;
    }
    let secrets = face.may_view_secrets(row);
    deeds.extend(
        parts(row)
            .into_iter()
            .filter(|part| secrets || !part.is_secret())
            .map(Deed::Copy),
    );
    if row.kind == Kind::Login && !row.uris.is_empty() {
        deeds.push(Deed::Launch);
    }
    if face == Face::Vaults {
        deeds.push(if row.favorite { Deed::Unfavor } else { Deed::Favor });
    }
    if face.may_edit(row) && !matches!(row.kind, Kind::Other(_)) {
        deeds.push(Deed::Edit);
    }
    if secrets && !matches!(row.kind, Kind::Other(_)) {
        deeds.push(Deed::Clone);
    }
    if face == Face::Vaults {
        deeds.push(Deed::MoveToFolder);
    }
    match (&row.organization_id, face) {
        (None, Face::Vaults) if !matches!(row.kind, Kind::Other(_)) => deeds.push(Deed::Share),
        (Some(_), _) if face.may_edit(row) => deeds.push(Deed::Assign),
        _ => {}
    }
    if face == Face::Vaults {
        deeds.push(if row.archived {
            Deed::Unarchive
        } else {
            Deed::Archive
        });
    }
    if face.may_delete(row) {
        deeds.push(Deed::Trash);
    }
    deeds
}

fn parts(row: &Row) -> Vec<Part> {
    match row.kind {
        Kind::Login => {
            let mut parts = vec![Part::Username, Part::Password];
            if row.has_totp {
                parts.push(Part::Code);
            }
            parts
        }
        Kind::Card => vec![Part::CardNumber, Part::SecurityCode],
        Kind::Identity => vec![Part::IdentityUsername, Part::Email, Part::Phone, Part::Address],
        Kind::SecureNote => vec![Part::Note],
        Kind::SshKey => vec![Part::PrivateKey, Part::PublicKey, Part::KeyFingerprint],
        Kind::Other(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Broken;

    fn row(kind: Kind) -> Row {
        Row {
            id: "i1".into(),
            kind,
            name: "Bank".into(),
            subtitle: String::new(),
            uris: vec!["https://bank.example".into()],
            organization_id: None,
            folder_id: None,
            collection_ids: Vec::new(),
            favorite: false,
            reprompt: false,
            deleted: false,
            archived: false,
            revision_date: String::new(),
            has_attachments: false,
            has_totp: true,
            has_passkey: false,
            edit: true,
            view_password: true,
            may_delete: true,
            may_restore: true,
            problem: None,
        }
    }

    #[test]
    fn an_item_that_does_not_open_can_only_be_deleted() {
        let broken = Row {
            problem: Some(Broken::DoesNotOpen),
            ..row(Kind::Login)
        };
        assert_eq!(deeds(&broken, Face::Vaults), [Deed::DeleteForever]);
        assert!(
            deeds(
                &Row {
                    may_delete: false,
                    ..broken
                },
                Face::Vaults
            )
            .is_empty()
        );
    }

    #[test]
    fn without_view_passwords_no_secret_is_copied_nor_cloned() {
        let hidden = Row {
            view_password: false,
            ..row(Kind::Login)
        };
        let deeds = deeds(&hidden, Face::Vaults);
        assert!(deeds.contains(&Deed::Copy(Part::Username)));
        assert!(!deeds.contains(&Deed::Copy(Part::Password)));
        assert!(!deeds.contains(&Deed::Copy(Part::Code)));
        assert!(!deeds.contains(&Deed::Clone));
    }

    #[test]
    fn a_viewer_changes_nothing_shared_but_keeps_favourite_and_folder() {
        let viewed = Row {
            edit: false,
            may_delete: false,
            organization_id: Some("o1".into()),
            ..row(Kind::Card)
        };
        let deeds = deeds(&viewed, Face::Vaults);
        assert!(deeds.contains(&Deed::Favor) && deeds.contains(&Deed::MoveToFolder));
        for refused in [Deed::Edit, Deed::Trash, Deed::Assign, Deed::Share] {
            assert!(!deeds.contains(&refused), "{refused:?}");
        }
    }

    #[test]
    fn what_is_archived_can_be_taken_out_again_by_whoever_reads_it() {
        let kept = Row {
            edit: false,
            may_delete: false,
            ..row(Kind::Login)
        };
        assert!(deeds(&kept, Face::Vaults).contains(&Deed::Archive));
        let archived = Row {
            archived: true,
            ..kept
        };
        let deeds = deeds(&archived, Face::Vaults);
        assert!(deeds.contains(&Deed::Unarchive) && !deeds.contains(&Deed::Archive));
    }

    #[test]
    fn what_is_in_the_trash_is_only_viewed_restored_or_deleted() {
        let gone = Row {
            deleted: true,
            ..row(Kind::Identity)
        };
        assert_eq!(
            deeds(&gone, Face::Vaults),
            [Deed::View, Deed::Restore, Deed::DeleteForever]
        );
    }

    #[test]
    fn the_console_offers_nothing_personal() {
        let shared = Row {
            organization_id: Some("o1".into()),
            edit: false,
            ..row(Kind::Login)
        };
        let deeds = deeds(&shared, Face::Console { may_edit: true });
        assert!(deeds.contains(&Deed::Edit) && deeds.contains(&Deed::Assign) && deeds.contains(&Deed::Trash));
        for personal in [Deed::Favor, Deed::MoveToFolder, Deed::Share, Deed::Archive] {
            assert!(!deeds.contains(&personal), "{personal:?}");
        }
    }
}
