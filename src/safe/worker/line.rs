//! One sealed item to one line of the list. A failure is a line that says so.
//! Refuses to know: where the JSON came from.

use super::sealed_items::{Face, read};
use crate::vault::{Broken, Row};
use keyring::row::{self, OpenRow, SealedRow, Text};
use serde::Deserialize;
use wire::CipherId;

/// Its id, if it has one, of what is no cipher.
pub fn id_of(json: &str) -> Option<CipherId> {
    #[derive(Deserialize)]
    struct Id {
        id: CipherId,
    }
    read::<Id>(json.as_bytes()).ok().map(|found| found.id)
}

/// `opened` is None when the owner's key is missing or does not open.
pub fn row(sealed: &SealedRow<'_>, face: Face, opened: Option<OpenRow>) -> Row {
    let id = |text: &Text<'_>| text.0.as_ref().to_owned();
    let problem = match &opened {
        Some(opened) => opened.problem.map(broken),
        None => Some(Broken::NoKey),
    };
    let opened = opened.unwrap_or_default();
    // Nobody restricts a person on their own items, and managers' answers carry no restriction.
    let free = sealed.organization_id.is_none() || face == Face::Console;
    let edit = free || sealed.edit;
    Row {
        id: id(&sealed.id).into(),
        kind: sealed.kind.into(),
        name: opened.name,
        subtitle: opened.subtitle,
        uris: opened.uris,
        organization_id: sealed.organization_id.as_ref().map(|text| id(text).into()),
        folder_id: sealed.folder_id.as_ref().map(|text| id(text).into()),
        collection_ids: sealed
            .collection_ids
            .iter()
            .flatten()
            .map(|text| id(text).into())
            .collect(),
        favorite: sealed.favorite,
        reprompt: sealed.reprompt != 0,
        deleted: sealed.deleted_date.is_some(),
        archived: sealed.archived_date.is_some(),
        revision_date: id(&sealed.revision_date),
        has_attachments: sealed.has_attachments(),
        has_totp: sealed.has_totp(),
        has_passkey: sealed.has_passkey(),
        edit,
        view_password: free || sealed.view_password,
        may_delete: sealed.permissions.map_or(edit, |may| may.delete),
        may_restore: sealed.permissions.map_or(edit, |may| may.restore),
        problem,
    }
}

/// A line for JSON that is no cipher: it can be named and deleted, not more.
pub fn strange(id: CipherId) -> Row {
    let nothing = SealedRow::default();
    let line = row(&nothing, Face::Vaults, None);
    Row {
        id,
        problem: Some(Broken::Unsupported),
        ..line
    }
}

fn broken(problem: row::Problem) -> Broken {
    match problem {
        row::Problem::ItemKey => Broken::NoKey,
        row::Problem::Name | row::Problem::Part => Broken::DoesNotOpen,
    }
}
