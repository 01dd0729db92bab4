//! The types of items as people see them: word, icon, heading of the editor.
//! Refuses to know: the fields of a type (`slot`, `sections`).

use super::newer;
use crate::vault::Kind;
use text::items::Items;

pub fn label(kind: Kind, t: Items) -> &'static str {
    match kind {
        Kind::Login => t.login(),
        Kind::Card => t.card(),
        Kind::Identity => t.identity(),
        Kind::SecureNote => t.note(),
        Kind::SshKey => t.ssh_key(),
        Kind::Other(number) => newer::word(number, t).unwrap_or_else(|| t.other_kind()),
    }
}

/// Heading of the editor for a new item.
pub fn new_label(kind: Kind, t: Items) -> &'static str {
    match kind {
        Kind::Login => t.new_login(),
        Kind::Card => t.new_card(),
        Kind::Identity => t.new_identity(),
        Kind::SecureNote => t.new_note(),
        Kind::SshKey => t.new_ssh_key(),
        Kind::Other(_) => t.other_kind(),
    }
}

/// Name of the symbol in the sprite.
pub fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Login => "globe",
        Kind::Card => "credit-card",
        Kind::Identity => "id-card",
        Kind::SecureNote => "file-text",
        Kind::SshKey => "square-terminal",
        Kind::Other(number) => newer::icon(number),
    }
}
