//! What one person reads after a sync: every item opened whole and as a row, and both compared.
//! Refuses to know: how items came about.

use crate::person::Person;
use crate::{Failed, Result, While};
use keyring::Item;
use keyring::engine::{Native, wait};
use keyring::row::{self, RowKey, Scratch, SealedRow};
use std::rc::Rc;
use wire::OrgId;
use wire::cipher::Cipher;

/// One line a person would see.
pub struct Line {
    pub kind: u8,
    pub name: String,
    pub subtitle: String,
    pub shared: bool,
    pub trashed: bool,
}

#[derive(serde::Deserialize)]
struct Ciphers {
    #[serde(alias = "data")]
    ciphers: Vec<serde_json::Value>,
}

/// A person's own and shared items; fails at the first that does not open.
pub fn at_vault(person: &Person) -> Result<Vec<Line>> {
    let sync: Ciphers = person.http.get("/api/sync?excludeDomains=true")?;
    lines(person, &sync)
}

/// All items of an organization, as its owners and its provider's people read them.
pub fn at_organization(person: &Person, id: &OrgId) -> Result<Vec<Line>> {
    let path = format!("/api/ciphers/organization-details?organizationId={id}");
    let list: Ciphers = person.http.get(&path)?;
    lines(person, &list)
}

fn lines(person: &Person, sealed: &Ciphers) -> Result<Vec<Line>> {
    let own = RowKey::new(&person.user_key);
    let mut scratch = Scratch::default();
    let mut lines = Vec::with_capacity(sealed.ciphers.len());
    for cipher in &sealed.ciphers {
        let json = cipher.to_string();
        let cipher: Cipher = serde_json::from_str(&json).during("reading an item")?;
        let sealed: SealedRow<'_> = serde_json::from_str(&json).during("reading a row")?;
        let org_key: Option<Rc<_>> = match &cipher.organization_id {
            Some(id) => Some(person.org_key(id)?),
            None => None,
        };
        let (row, base) = match &org_key {
            Some(key) => (row::open(&RowKey::new(key), &sealed, &mut scratch), &**key),
            None => (row::open(&own, &sealed, &mut scratch), &person.user_key),
        };
        let item = wait(Item::open(&Native, &cipher.content, base)).during("opening an item")?;
        if row.problem.is_some() || !item.broken.is_empty() || row.name != item.name {
            return Err(Failed(format!(
                "{}: {:?} {:?}",
                item.name, row.problem, item.broken
            )));
        }
        lines.push(Line {
            kind: item.kind,
            name: row.name,
            subtitle: row.subtitle,
            shared: org_key.is_some(),
            trashed: cipher.deleted_date.is_some(),
        });
    }
    Ok(lines)
}
