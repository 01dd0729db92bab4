//! Whom a change is told to: exactly those who reach it at that moment. Refuses to know: how it is told (`hub`).

use super::{Result, Tx};
use crate::args;
use crate::hub::news::{About, kind};
use std::collections::BTreeMap;

#[derive(sqlx::FromRow)]
struct Facts {
    user_id: Option<String>,
    organization_id: Option<String>,
    revised: i64,
}

/// One item, as it is now; a deleted one just before it goes. For a shared one: members who reach it through a
/// collection, each with the collections that person reaches it by. Whoever stands outside, a provider's people
/// too, hears nothing of it.
pub async fn item(tx: &mut Tx, id: &str, what: u8) -> Result<()> {
    let facts: Option<Facts> = tx
        .optional(
            "SELECT user_id, organization_id, revised FROM ciphers WHERE id = $1",
            args![id],
        )
        .await?;
    let Some(facts) = facts else { return Ok(()) };
    let about = |collection_ids| About::Item {
        id: id.to_owned(),
        user_id: facts.user_id.clone(),
        organization_id: facts.organization_id.clone(),
        collection_ids,
        revised: facts.revised,
    };
    if let Some(user_id) = &facts.user_id {
        let piece = about(None);
        tx.news.tell(what, vec![user_id.clone()], piece);
        return Ok(());
    }
    let mut alike: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for (user_id, collections) in reaching(tx, id).await? {
        alike.entry(collections).or_default().push(user_id);
    }
    for (collections, people) in alike {
        let piece = about(Some(collections));
        tx.news.tell(what, people, piece);
    }
    Ok(())
}

async fn reaching(tx: &mut Tx, id: &str) -> Result<BTreeMap<String, Vec<String>>> {
    let ways: Vec<(String, String)> = tx
        .all(
            "SELECT ou.user_id, cc.collection_id FROM collection_cipher cc
             JOIN collection_users cu ON cu.collection_id = cc.collection_id
             JOIN organization_users ou ON ou.id = cu.organization_user_id
             JOIN organizations o ON o.id = ou.organization_id
             WHERE cc.cipher_id = $1 AND ou.status = 2 AND ou.user_id IS NOT NULL AND o.enabled
             UNION
             SELECT ou.user_id, cc.collection_id FROM collection_cipher cc
             JOIN collection_groups cg ON cg.collection_id = cc.collection_id
             JOIN group_users gu ON gu.group_id = cg.group_id
             JOIN organization_users ou ON ou.id = gu.organization_user_id
             JOIN organizations o ON o.id = ou.organization_id
             WHERE cc.cipher_id = $1 AND ou.status = 2 AND ou.user_id IS NOT NULL AND o.enabled
             ORDER BY 1, 2",
            args![id],
        )
        .await?;
    let mut by_person: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (user_id, collection_id) in ways {
        by_person.entry(user_id).or_default().push(collection_id);
    }
    Ok(by_person)
}

impl Tx {
    /// The device of whoever acts, so that it can ignore the news of its own deed.
    pub fn acting(&mut self, device: &str) {
        self.news.acting(device);
    }

    pub fn tell_folder(&mut self, what: u8, user_id: &str, id: &str, revised: i64) {
        let about = About::Folder {
            id: id.to_owned(),
            revised,
        };
        self.news.tell(what, vec![user_id.to_owned()], about);
    }

    /// Something of that kind changed for a person: settings, the key of an organization.
    pub fn tell_person(&mut self, what: u8, user_id: &str) {
        let date = crate::clock::now();
        self.news
            .tell(what, vec![user_id.to_owned()], About::Person { date });
    }

    /// Sessions of that person may have ended: every open client looks whether its own did.
    pub fn tell_sessions(&mut self, user_id: &str) {
        self.news
            .tell(kind::LOG_OUT, vec![user_id.to_owned()], About::Session);
    }
}
