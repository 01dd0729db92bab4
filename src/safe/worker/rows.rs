//! Sealed items to rows, batch by batch while they are being read, the first screen first.
//! Refuses to know: what stands around the list of items.

use super::chain::Holder;
use super::keeper::Keeper;
use super::line;
use super::pieces::Pieces;
use super::sealed_items::Face;
use super::walk::Walk;
use crate::safe::protocol::{Problem, Scope};
use crate::vault::Row;
use keyring::Engine;
use keyring::row::{OpenRow, RowKey, Scratch, SealedRow, open_all};
use std::collections::HashMap;
use std::ops::Range;
use wire::{CipherId, OrgId};

/// What a person sees before they scroll.
const FIRST: usize = 40;
const BATCH: usize = 1000;
/// Each batch makes the list anew, so later ones are larger.
const LARGEST: usize = 2000;

/// Keys made ready for rows, one per owner.
#[derive(Default)]
pub struct RowKeys(HashMap<Scope, Option<RowKey>>);

/// Where each item lies in the text it came in.
pub type Places = Vec<(CipherId, Range<usize>)>;

/// An item, or the text of what is none; and its place.
type Found<'a> = (Result<SealedRow<'a>, &'a str>, Range<usize>);

impl<E: Engine> Keeper<E> {
    /// Opens every item of the list that `pieces` stands before, hands the rows out, and says where each item lies.
    pub(super) async fn rows(
        &mut self,
        pieces: &mut Pieces<'_>,
        face: Face,
        keys: &mut RowKeys,
        on_rows: &mut dyn FnMut(Vec<Row>),
    ) -> Result<Places, Problem> {
        let mut places = Vec::new();
        let mut scratch = Scratch::default();
        let (mut is_first, mut most, mut goes_on) = (true, FIRST, true);
        while goes_on {
            let read = read_batch(pieces.walk(), is_first, most);
            let Ok(batch) = read else {
                if pieces.is_last() {
                    return Err(Problem::Malformed);
                }
                pieces.more().await?;
                continue;
            };
            let (base, done) = (pieces.base(), batch.end);
            (is_first, goes_on) = (false, batch.goes_on);
            let batch = batch.found;
            let mut opened = self.open_batch(&batch, keys, &mut scratch).await;
            let mut rows = Vec::with_capacity(batch.len());
            for ((found, range), opened) in batch.into_iter().zip(&mut opened) {
                let row = match found {
                    Ok(sealed) => line::row(&sealed, face, opened.take()),
                    Err(text) => match line::id_of(text) {
                        Some(id) => line::strange(id),
                        // Nothing can be done with what has no id.
                        None => continue,
                    },
                };
                places.push((row.id.clone(), base + range.start..base + range.end));
                rows.push(row);
            }
            if !rows.is_empty() {
                on_rows(rows);
            }
            most = (most * 2).clamp(BATCH, LARGEST);
            pieces.done(done);
        }
        Ok(places)
    }

    /// None where the owner's key is missing, or where there is no item.
    async fn open_batch(
        &mut self,
        batch: &[Found<'_>],
        keys: &mut RowKeys,
        scratch: &mut Scratch,
    ) -> Vec<Option<OpenRow>> {
        let mut owners: HashMap<Option<&str>, (Vec<usize>, Vec<&SealedRow<'_>>)> = HashMap::new();
        for (number, (found, _)) in batch.iter().enumerate() {
            if let Ok(sealed) = found {
                let (numbers, items) = owners.entry(sealed.organization_id.as_deref()).or_default();
                numbers.push(number);
                items.push(sealed);
            }
        }
        let mut opened: Vec<Option<OpenRow>> = Vec::new();
        opened.resize_with(batch.len(), || None);
        for (owner, (numbers, items)) in owners {
            let scope = Scope::of(owner.map(OrgId::from).as_ref());
            if let Some(key) = keys.of(self, scope).await {
                for (number, row) in numbers.into_iter().zip(open_all(key, &items, scratch)) {
                    opened[number] = Some(row);
                }
            }
        }
        opened
    }
}

/// Items that were read at once.
struct Batch<'a> {
    found: Vec<Found<'a>>,
    /// Where the walk stands.
    end: usize,
    goes_on: bool,
}

/// Up to `most` items; an error where the text ends before as many, and before the list does. `is_first` says that nothing
/// was read of the list.
fn read_batch(mut walk: Walk<'_>, mut is_first: bool, most: usize) -> Result<Batch<'_>, Problem> {
    let (mut found, mut goes_on) = (Vec::with_capacity(most), true);
    while goes_on && found.len() < most {
        goes_on = walk.element(&mut is_first)?;
        if goes_on {
            found.push(walk.try_value(SealedRow::read_first)?);
        }
    }
    let end = walk.at();
    Ok(Batch { found, end, goes_on })
}

impl RowKeys {
    pub async fn of<E: Engine>(&mut self, keeper: &mut Keeper<E>, scope: Scope) -> Option<&RowKey> {
        if !self.0.contains_key(&scope) {
            let key = keeper.chain.key(&keeper.engine, &Holder::from(&scope)).await;
            self.0.insert(scope.clone(), key.map(|key| RowKey::new(&key)));
        }
        self.0.get(&scope)?.as_ref()
    }
}
