//! Sealed items where they came in: of each its place is known, and one is read and parsed when it is opened.
//! Refuses to know: keys and plaintext.

use super::source::Source;
use crate::safe::protocol::Problem;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use wire::cipher::{Attachment, CipherPermissions, Content};
use wire::{CipherId, CollectionId, FolderId, OrgId};

/// One sealed item: what stands in clear around it, and its content.
pub struct SealedItem {
    pub face: Face,
    pub cover: Cover,
    pub content: Content,
}

/// What the server says about an item; the twin of `wire::cipher::Cipher` without content. Read apart from it, because
/// flattening one into the other costs the worker a third of its size.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cover {
    pub id: CipherId,
    pub organization_id: Option<OrgId>,
    pub folder_id: Option<FolderId>,
    #[serde(default)]
    pub favorite: bool,
    #[serde(default)]
    pub edit: bool,
    #[serde(default)]
    pub view_password: bool,
    pub permissions: Option<CipherPermissions>,
    pub collection_ids: Option<Vec<CollectionId>>,
    pub attachments: Option<Vec<Attachment>>,
    #[serde(default)]
    pub revision_date: String,
    #[serde(default)]
    pub creation_date: String,
    pub deleted_date: Option<String>,
    pub archived_date: Option<String>,
}

/// Names around the content, in answers and in requests: not unknown fields of the item. A server may answer with what
/// was sent; said twice, it would be refused.
const AROUND: [&str; 20] = [
    "id",
    "organizationId",
    "folderId",
    "favorite",
    "edit",
    "viewPassword",
    "permissions",
    "organizationUseTotp",
    "collectionIds",
    "attachments",
    "attachments2",
    "revisionDate",
    "creationDate",
    "deletedDate",
    "archivedDate",
    "object",
    "encryptedFor",
    "encryptedByKeyId",
    "lastKnownRevisionDate",
    "data",
];

#[derive(Default)]
pub struct SealedItems {
    /// What the person's sync holds.
    vaults: Shelf,
    /// What was loaded for the Admin Console: all items of one organization, without anything personal on them.
    console: Shelf,
}

#[derive(Default)]
struct Shelf {
    source: Source,
    places: HashMap<CipherId, Place>,
}

enum Place {
    Within(Range<usize>),
    /// Merged later.
    Alone(Box<[u8]>),
}

/// Which answers an item came with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Vaults,
    Console,
}

impl SealedItems {
    /// Replaces a shelf by what lies in `source`; `places` are the ranges of the items in it.
    pub fn fill(&mut self, face: Face, source: Source, places: Vec<(CipherId, Range<usize>)>) {
        let places = places
            .into_iter()
            .map(|(id, range)| (id, Place::Within(range)))
            .collect();
        *self.shelf(face) = Shelf { source, places };
    }

    /// A single item, as the server answered. Both faces see its new content.
    pub fn merge(&mut self, face: Face, id: CipherId, bytes: Vec<u8>) {
        let other = match face {
            Face::Vaults => &mut self.console,
            Face::Console => &mut self.vaults,
        };
        // What is only a console's answer would lose the person's folder and favourite: forget nothing, prefer the newer
        // one when opening.
        if face == Face::Vaults && other.places.contains_key(&id) {
            other
                .places
                .insert(id.clone(), Place::Alone(bytes.clone().into()));
        }
        self.shelf(face).places.insert(id, Place::Alone(bytes.into()));
    }

    pub fn forget(&mut self, ids: &[CipherId]) {
        for id in ids {
            self.vaults.places.remove(id);
            self.console.places.remove(id);
        }
    }

    /// The newest that is known of an item; None also when it is not understood.
    pub async fn find(&self, id: &CipherId) -> Result<Option<SealedItem>, Problem> {
        let own = self.vaults.open(Face::Vaults, id).await?;
        let console = self.console.open(Face::Console, id).await?;
        Ok(match (own, console) {
            (Some(own), Some(console)) if console.cover.revision_date > own.cover.revision_date => {
                Some(console)
            }
            (own, console) => own.or(console),
        })
    }

    /// Every item of one face, in the order they lie in, by stretches that are read at once.
    pub fn stretches(&self, face: Face) -> Vec<Stretch<'_>> {
        let shelf = match face {
            Face::Vaults => &self.vaults,
            Face::Console => &self.console,
        };
        let mut items: Vec<_> = shelf.places.iter().collect();
        items.sort_unstable_by_key(|(_, place)| place.range().start);
        let mut stretches: Vec<Stretch<'_>> = Vec::new();
        for item in items {
            match stretches.last_mut() {
                Some(stretch) if item.1.range().end.saturating_sub(stretch.span.start) <= STRETCH => {
                    stretch.span.end = stretch.span.end.max(item.1.range().end);
                    stretch.items.push(item);
                }
                _ => stretches.push(Stretch {
                    source: &shelf.source,
                    span: item.1.range(),
                    items: vec![item],
                }),
            }
        }
        stretches
    }

    fn shelf(&mut self, face: Face) -> &mut Shelf {
        match face {
            Face::Vaults => &mut self.vaults,
            Face::Console => &mut self.console,
        }
    }
}

impl Shelf {
    async fn open(&self, face: Face, id: &CipherId) -> Result<Option<SealedItem>, Problem> {
        let Some(place) = self.places.get(id) else {
            return Ok(None);
        };
        let bytes = match place {
            Place::Within(range) => Cow::Owned(self.source.read(range.clone()).await?),
            Place::Alone(bytes) => Cow::Borrowed(&**bytes),
        };
        let (Ok(cover), Ok(content)) = (read(&bytes), read::<Content>(&bytes)) else {
            return Ok(None);
        };
        let mut content = content;
        content.extra.retain(|name, _| !AROUND.contains(&name.as_str()));
        Ok(Some(SealedItem { face, cover, content }))
    }
}

impl Place {
    /// Nothing of the source for what lies alone.
    fn range(&self) -> Range<usize> {
        match self {
            Self::Within(range) => range.clone(),
            Self::Alone(_) => 0..0,
        }
    }
}

/// Items that lie near each other.
pub struct Stretch<'a> {
    source: &'a Source,
    span: Range<usize>,
    items: Vec<(&'a CipherId, &'a Place)>,
}

/// How much of the source is read at once.
const STRETCH: usize = if cfg!(test) { 50 } else { 1 << 21 };

impl Stretch<'_> {
    /// The bytes that [`Stretch::items`] needs.
    pub async fn read(&self) -> Result<Vec<u8>, Problem> {
        self.source.read(self.span.clone()).await
    }

    /// The JSON of each item.
    pub fn items<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = (&'a CipherId, &'a str)> {
        let base = self.span.start;
        self.items.iter().filter_map(move |(id, place)| {
            let bytes = match place {
                Place::Within(range) => bytes.get(range.start - base..range.end - base)?,
                Place::Alone(bytes) => bytes,
            };
            Some((*id, std::str::from_utf8(bytes).ok()?))
        })
    }
}

impl SealedItem {
    /// The item's own key, where it has one.
    pub fn key(&self) -> Option<&wire::EncString> {
        self.content.key.as_ref().filter(|key| !key.0.is_empty())
    }

    /// Nobody restricts a person on their own items, and managers' answers carry no restriction.
    pub fn is_free(&self) -> bool {
        self.cover.organization_id.is_none() || self.face == Face::Console
    }

    pub fn shows_password(&self) -> bool {
        self.is_free() || self.cover.view_password
    }
}

/// JSON by one reader only: each further way in would be a further copy of the parser.
pub fn read<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, Problem> {
    let text = std::str::from_utf8(json).map_err(|_| Problem::Malformed)?;
    serde_json::from_str(text).map_err(|_| Problem::Malformed)
}

/// Items of organization managers' routes are "mini": nothing personal on them (protocol.md 7.1).
pub fn face_of(answer: &[u8]) -> Option<Face> {
    #[derive(Deserialize)]
    struct Object {
        #[serde(default)]
        object: String,
    }
    let Object { object } = read(answer).ok()?;
    Some(if object.contains("Mini") {
        Face::Console
    } else {
        Face::Vaults
    })
}
