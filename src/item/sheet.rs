//! What stands in the editor: entries for every field, lists that grow and move, and the item they become.
//! Refuses to know: how the fields look and how an item is saved.

use super::check::{Flaw, flaws};
use super::place::Chosen;
use super::slot::{Slot, slots};
use crate::form::Entry;
use crate::vault::Kind;
use keyring::item::{Field, Item, LoginUri, SecureNote};
use leptos::prelude::*;
use text::items::Items;

/// One website.
#[derive(Clone, Copy)]
pub struct UriLine {
    pub key: u32,
    pub uri: Entry,
    /// "" for the default, else the number of the wire.
    pub match_kind: Entry,
}

/// One custom field.
#[derive(Clone, Copy)]
pub struct FieldLine {
    pub key: u32,
    pub kind: u8,
    pub name: Entry,
    pub value: Entry,
    /// Number of the field it is filled from.
    pub linked: Entry,
    pub on: RwSignal<bool>,
}

/// State of one editor. All its signals belong to the editor's owner and go with it, plaintext included.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub kind: Kind,
    pub name: Entry,
    pub notes: Entry,
    pub slots: StoredValue<Vec<(&'static Slot, Entry)>>,
    pub uris: RwSignal<Vec<UriLine>>,
    pub fields: RwSignal<Vec<FieldLine>>,
    pub reprompt: RwSignal<bool>,
    pub favorite: RwSignal<bool>,
    pub folder: Entry,
    /// "" for the person, else an organization's id.
    pub owner: Entry,
    pub collections: Chosen,
    /// What was opened; unknown fields live on in it (V-66).
    base: StoredValue<Item>,
    next: StoredValue<u32>,
    keeper: StoredValue<Owner>,
}

/// Where an item lies when the editor opens.
#[derive(Clone, Debug, Default)]
pub struct Place {
    pub folder: String,
    pub owner: String,
    pub collections: Vec<wire::CollectionId>,
    pub favorite: bool,
}

impl Sheet {
    pub fn new(item: Item, place: Place) -> Self {
        let kind = Kind::from(item.kind);
        let entries = slots(kind)
            .map(|slot| (slot, Entry::new((slot.get)(&item).unwrap_or_default())))
            .collect();
        let sheet = Self {
            kind,
            name: Entry::new(item.name.clone()),
            notes: Entry::new(item.notes.clone().unwrap_or_default()),
            slots: StoredValue::new(entries),
            uris: RwSignal::default(),
            fields: RwSignal::default(),
            reprompt: RwSignal::new(item.reprompt == 1),
            favorite: RwSignal::new(place.favorite),
            folder: Entry::new(place.folder),
            owner: Entry::new(place.owner),
            collections: Chosen::new(place.collections),
            next: StoredValue::new(0),
            keeper: StoredValue::new(Owner::current().unwrap_or_default()),
            base: StoredValue::new(item.clone()),
        };
        sheet.fill_lists(&item);
        sheet
    }

    /// Replaces everything typed by another version of the item.
    pub fn take(self, item: Item) {
        self.name.set(item.name.clone());
        self.notes.set(item.notes.clone().unwrap_or_default());
        self.slots.with_value(|slots| {
            for (slot, entry) in slots {
                entry.set((slot.get)(&item).unwrap_or_default());
            }
        });
        self.reprompt.set(item.reprompt == 1);
        self.fill_lists(&item);
        self.base.set_value(item.clone());
    }

    /// The typed item: the opened one with what was changed in it.
    pub fn item(self) -> Item {
        let mut item = self.base.get_value();
        item.kind = self.kind.into();
        item.name = self.name.trimmed();
        item.notes = filled(self.notes.now());
        item.reprompt = u8::from(self.reprompt.get_untracked());
        if self.kind == Kind::SecureNote {
            item.secure_note.get_or_insert_with(SecureNote::default);
        }
        self.slots.with_value(|slots| {
            for (slot, entry) in slots {
                (slot.set)(&mut item, filled(entry.now()));
            }
        });
        if let Some(login) = item.login.as_mut() {
            let before = std::mem::take(&mut login.uris);
            let lines = self
                .uris
                .with_untracked(|lines| lines.iter().map(|line| uri_of(line, &before)).collect::<Vec<_>>());
            login.uris = lines.into_iter().flatten().collect();
        }
        item.fields = self
            .fields
            .with_untracked(|lines| lines.iter().map(field_of).collect());
        item
    }

    pub fn base(self) -> Item {
        self.base.get_value()
    }

    /// Whether anything was typed that is not saved.
    pub fn is_changed(self) -> bool {
        self.item() != self.base.get_value()
    }

    /// Checks everything; the problems stand at their fields.
    pub fn is_fine(self, homeless: bool, t: Items) -> bool {
        let flaws = flaws(&self.item(), homeless);
        for flaw in &flaws {
            self.refuse(flaw, t);
        }
        flaws.is_empty()
    }

    pub fn add_uri(self) {
        let line = self.keep(|| self.uri_line(String::new(), None));
        self.uris.update(|lines| lines.push(line));
    }

    pub fn add_field(self, kind: u8) {
        let line = self.keep(|| {
            let mut field = Field::default();
            field.kind = kind;
            self.field_line(&field)
        });
        self.fields.update(|lines| lines.push(line));
    }

    fn fill_lists(self, item: &Item) {
        let (mut uris, fields) = self.keep(|| {
            let uris = item.login.iter().flat_map(|login| &login.uris);
            let uris: Vec<UriLine> = uris
                .map(|uri| self.uri_line(uri.uri.clone().unwrap_or_default(), uri.match_kind))
                .collect();
            let fields: Vec<FieldLine> = item.fields.iter().map(|field| self.field_line(field)).collect();
            (uris, fields)
        });
        // A new login starts with one line to fill.
        if uris.is_empty() && self.kind == Kind::Login {
            uris.push(self.keep(|| self.uri_line(String::new(), None)));
        }
        self.uris.set(uris);
        self.fields.set(fields);
    }

    /// Signals made in a button's handler would have no owner and outlive the editor.
    fn keep<T>(self, make: impl FnOnce() -> T) -> T {
        self.keeper.get_value().with(make)
    }

    fn key(self) -> u32 {
        self.next.update_value(|next| *next += 1);
        self.next.get_value()
    }

    fn uri_line(self, uri: String, match_kind: Option<u8>) -> UriLine {
        UriLine {
            key: self.key(),
            uri: Entry::new(uri),
            match_kind: Entry::new(match_kind.map(|kind| kind.to_string()).unwrap_or_default()),
        }
    }

    fn field_line(self, field: &Field) -> FieldLine {
        FieldLine {
            key: self.key(),
            kind: field.kind,
            name: Entry::new(field.name.clone().unwrap_or_default()),
            value: Entry::new(field.value.clone().unwrap_or_default()),
            linked: Entry::new(field.linked_id.map(|id| id.to_string()).unwrap_or_default()),
            on: RwSignal::new(field.value.as_deref() == Some("true")),
        }
    }

    fn refuse(self, flaw: &Flaw, t: Items) {
        let sentence = flaw.why.sentence(t);
        if flaw.field == "collections" {
            return self.collections.problem.set(Some(sentence));
        }
        if let Some(entry) = self.entry(&flaw.field) {
            entry.refuse(sentence);
        }
    }

    fn entry(self, field: &str) -> Option<Entry> {
        let at = |prefix: &str| field.strip_prefix(prefix).and_then(|n| n.parse::<usize>().ok());
        if let Some(n) = at("uri-") {
            return self
                .uris
                .with_untracked(|lines| lines.get(n).map(|line| line.uri));
        }
        if let Some(n) = at("field-name-") {
            return self
                .fields
                .with_untracked(|lines| lines.get(n).map(|line| line.name));
        }
        if let Some(n) = at("field-value-") {
            return self
                .fields
                .with_untracked(|lines| lines.get(n).map(|line| line.value));
        }
        match field {
            "name" => Some(self.name),
            "notes" => Some(self.notes),
            id => self.slots.with_value(|slots| {
                slots
                    .iter()
                    .find(|(slot, _)| slot.id == id)
                    .map(|(_, entry)| *entry)
            }),
        }
    }
}

fn filled(typed: String) -> Option<String> {
    (!typed.is_empty()).then_some(typed)
}

/// An unchanged address keeps the unknown fields it came with.
fn uri_of(line: &UriLine, before: &[LoginUri]) -> Option<LoginUri> {
    let uri = line.uri.trimmed();
    if uri.is_empty() {
        return None;
    }
    let known = before
        .iter()
        .find(|known| known.uri.as_deref() == Some(uri.as_str()));
    let mut made = LoginUri::default();
    made.match_kind = line.match_kind.now().parse().ok();
    made.extra = known.map(|known| known.extra.clone()).unwrap_or_default();
    made.uri = Some(uri);
    Some(made)
}

fn field_of(line: &FieldLine) -> Field {
    let mut field = Field::default();
    field.kind = line.kind;
    field.name = filled(line.name.now());
    match line.kind {
        2 => field.value = Some(line.on.get_untracked().to_string()),
        3 => field.linked_id = line.linked.now().parse().ok(),
        _ => field.value = filled(line.value.now()),
    }
    field
}
