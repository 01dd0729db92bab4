//! Searching where no row looks: notes, custom fields of kind text, names of files (V-32). Opened, compared, wiped.
//! Refuses to know: passwords and hidden fields, which are not searched (V-33), and the query language.

use super::chain::Holder;
use super::keeper::Keeper;
use super::sealed_items::{Face, read};
use crate::safe::protocol::{Problem, Scope};
use crate::vault::fold::fold;
use crate::vault::terms::{Inside, Needle};
use keyring::Engine;
use keyring::row::{self, RowKey, Scratch, Text};
use serde::Deserialize;
use std::collections::HashMap;
use wire::{CipherId, OrgId};
use zeroize::Zeroizing;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sealed<'a> {
    #[serde(borrow)]
    organization_id: Option<Text<'a>>,
    #[serde(borrow)]
    key: Option<Text<'a>>,
    #[serde(borrow)]
    notes: Option<Text<'a>>,
    #[serde(borrow)]
    fields: Option<Vec<SealedField<'a>>>,
    #[serde(borrow)]
    attachments: Option<Vec<SealedFile<'a>>>,
}

#[derive(Deserialize)]
struct SealedField<'a> {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(borrow)]
    name: Option<Text<'a>>,
    #[serde(borrow)]
    value: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SealedFile<'a> {
    #[serde(borrow)]
    file_name: Option<Text<'a>>,
}

const TEXT: u8 = 0;

impl<E: Engine> Keeper<E> {
    pub(super) async fn look_inside(
        &mut self,
        of_organization: bool,
        needles: &[Needle],
    ) -> Result<Vec<Vec<CipherId>>, Problem> {
        self.account()?;
        let face = if of_organization {
            Face::Console
        } else {
            Face::Vaults
        };
        let mut found = vec![Vec::new(); needles.len()];
        let mut keys: HashMap<Option<OrgId>, Option<RowKey>> = HashMap::new();
        let scratch = &mut Scratch::default();
        for stretch in self.items.stretches(face) {
            let bytes = stretch.read().await?;
            for (id, text) in stretch.items(&bytes) {
                let Ok(sealed) = read::<Sealed>(text.as_bytes()) else {
                    continue;
                };
                let texts = sealed.texts();
                if texts.is_empty() {
                    continue;
                }
                let owner = sealed
                    .organization_id
                    .as_ref()
                    .map(|id| OrgId::from(id.0.as_ref()));
                if !keys.contains_key(&owner) {
                    let holder = Holder::from(&Scope::of(owner.as_ref()));
                    let key = self.chain.key(&self.engine, &holder).await;
                    keys.insert(owner.clone(), key.map(|key| RowKey::new(&key)));
                }
                let Some(Some(key)) = keys.get(&owner) else {
                    continue;
                };
                let sealed_texts: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
                let item_key = sealed.key.as_ref().map(|key| key.0.as_ref());
                let Some(open) = row::open_texts(key, item_key, &sealed_texts, scratch) else {
                    continue;
                };
                let open: Vec<(Inside, Zeroizing<String>)> = texts
                    .iter()
                    .zip(open)
                    .filter_map(|((place, _), text)| {
                        let text = Zeroizing::new(text?);
                        Some((*place, Zeroizing::new(fold(&text))))
                    })
                    .collect();
                for (needle, found) in needles.iter().zip(&mut found) {
                    let holds = |(place, text): &(Inside, Zeroizing<String>)| {
                        (needle.place == Inside::Anywhere || needle.place == *place)
                            && needle.pattern.is_in(text)
                    };
                    if open.iter().any(holds) {
                        found.push(id.clone());
                    }
                }
            }
        }
        Ok(found)
    }
}

impl Sealed<'_> {
    /// What is there to look at, and where it stands.
    fn texts(&self) -> Vec<(Inside, &str)> {
        let fields = self.fields.iter().flatten().filter(|field| field.kind == TEXT);
        let of_fields = fields
            .flat_map(|field| [&field.name, &field.value])
            .map(|text| (Inside::Fields, text));
        let files = self
            .attachments
            .iter()
            .flatten()
            .map(|file| (Inside::Attachments, &file.file_name));
        let all = std::iter::once((Inside::Notes, &self.notes))
            .chain(of_fields)
            .chain(files);
        all.filter_map(|(place, text)| Some((place, text.as_ref()?.0.as_ref())))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}
