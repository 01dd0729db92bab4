//! Filter, search and sort over all rows in a few milliseconds (architecture.md 4: 100,000 rows, under 5 ms).
//! Refuses to know: signals and pages. It keeps compact copies of what decides, not the rows.

use super::facets::Facets;
use super::filter::{Filter, Vault};
use super::haystack::{Haystack, Query};
use super::row::Row;
use std::cmp::Ordering;
use std::collections::HashMap;
use wire::CipherId;

pub use super::facets::Counts;

/// Stands beside a `Vec<Row>` and must hear of every change to it: `extend`, `put`, `remove`.
#[derive(Default)]
pub struct Index {
    facets: Facets,
    haystack: Haystack,
    ids: HashMap<CipherId, u32>,
    /// Row numbers by folded name; broken rows, which have none, last.
    by_name: Vec<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    #[default]
    Name,
    NameDescending,
    /// Last edited first.
    Edited,
    /// Last edited last.
    EditedAscending,
}

impl Index {
    pub fn of(rows: &[Row]) -> Self {
        let mut index = Self::default();
        index.extend(rows, 0);
        index
    }

    /// `rows[from..]` are new.
    pub fn extend(&mut self, rows: &[Row], from: usize) {
        for (number, row) in rows.iter().enumerate().skip(from) {
            self.facets.push(row);
            self.haystack.push(row);
            self.ids.insert(row.id.clone(), number as u32);
        }
        let mut fresh: Vec<u32> = (from as u32..rows.len() as u32).collect();
        fresh.sort_unstable_by(|a, b| self.compare(*a, *b));
        let known = std::mem::take(&mut self.by_name);
        self.by_name = merge(known, fresh, |a, b| self.compare(a, b));
    }

    pub fn position(&self, id: &CipherId) -> Option<usize> {
        self.ids.get(id).map(|number| *number as usize)
    }

    /// Puts `row` into `rows`, in place of the row of the same id or as a new one.
    pub fn put(&mut self, rows: &mut Vec<Row>, row: Row) {
        let Some(position) = self.position(&row.id) else {
            rows.push(row);
            return self.extend(rows, rows.len() - 1);
        };
        let number = position as u32;
        self.drop_from_order(number);
        self.facets.replace(position, &row);
        self.haystack.replace(number, &row);
        rows[position] = row;
        self.enter_order(number);
        self.renew_if_worn(rows);
    }

    /// Takes the row of this id out of `rows`; the last row takes its place.
    pub fn remove(&mut self, rows: &mut Vec<Row>, id: &CipherId) -> Option<Row> {
        let position = self.position(id)?;
        let (number, last) = (position as u32, rows.len() as u32 - 1);
        self.drop_from_order(number);
        if number != last {
            self.drop_from_order(last);
        }
        self.facets.swap_remove(position);
        self.haystack.swap_remove(number);
        self.ids.remove(id);
        let removed = rows.swap_remove(position);
        if number != last {
            self.ids.insert(rows[position].id.clone(), number);
            self.enter_order(number);
        }
        self.renew_if_worn(rows);
        Some(removed)
    }

    /// Numbers of the rows to show, in order. `rows` are only looked at for sorting by date.
    pub fn order(&self, rows: &[Row], filter: &Filter, query: &Query, sort: Sort) -> Vec<u32> {
        let test = self.facets.test(filter);
        let mut order: Vec<u32> = if query.is_empty() {
            self.by_name
                .iter()
                .copied()
                .filter(|number| test.admits(*number))
                .collect()
        } else {
            let mut found = match query.terms() {
                Some(terms) => self.haystack.admitted(terms, rows, query),
                None => self.haystack.search(query),
            };
            for number in query
                .id_prefix()
                .into_iter()
                .flat_map(|prefix| self.with_id(prefix))
            {
                found[number as usize] = true;
            }
            let hits = self
                .by_name
                .iter()
                .copied()
                .filter(|number| found[*number as usize]);
            hits.filter(|number| test.admits(*number)).collect()
        };
        let edited = |number: &u32| rows[*number as usize].revision_date.as_str();
        match sort {
            Sort::Name => {}
            Sort::NameDescending => order.reverse(),
            Sort::Edited => order.sort_by(|a, b| edited(b).cmp(edited(a))),
            Sort::EditedAscending => order.sort_by(|a, b| edited(a).cmp(edited(b))),
        }
        order
    }

    /// How many rows each entry of the filter tree would show; the second axis is counted inside `vault`.
    pub fn counts(&self, vault: &Vault) -> Counts {
        self.facets.counts(vault)
    }

    fn with_id(&self, prefix: &str) -> impl Iterator<Item = u32> {
        let matching = self
            .ids
            .iter()
            .filter(move |(id, _)| id.as_str().starts_with(prefix));
        matching.map(|(_, number)| *number)
    }

    /// A total order: rows of equal name keep the order of their numbers.
    fn compare(&self, a: u32, b: u32) -> Ordering {
        let (left, right) = (self.haystack.name(a), self.haystack.name(b));
        left.is_empty()
            .cmp(&right.is_empty())
            .then_with(|| left.cmp(right))
            .then(a.cmp(&b))
    }

    fn enter_order(&mut self, number: u32) {
        let place = self
            .by_name
            .binary_search_by(|other| self.compare(*other, number));
        self.by_name.insert(place.unwrap_or_else(|place| place), number);
    }

    fn drop_from_order(&mut self, number: u32) {
        if let Ok(place) = self
            .by_name
            .binary_search_by(|other| self.compare(*other, number))
        {
            self.by_name.remove(place);
        }
    }

    fn renew_if_worn(&mut self, rows: &[Row]) {
        if self.haystack.is_worn() {
            *self = Self::of(rows);
        }
    }
}

fn merge(left: Vec<u32>, right: Vec<u32>, compare: impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    if left.is_empty() {
        return right;
    }
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        let next = if compare(*a, *b).is_le() {
            left.next()
        } else {
            right.next()
        };
        merged.extend(next);
    }
    merged.extend(left);
    merged.extend(right);
    merged
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "index_tests.rs"]
pub(super) mod tests;
