//! What is told to open clients (protocol.md 13): that something changed, never what it contains. Gathered while a
//! transaction runs, sent once it is committed. Refuses to know: who reaches what (db), and how it is spelled (frame).

use crate::clock;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The wire's numbers.
pub mod kind {
    pub const ITEM_UPDATED: u8 = 0;
    pub const ITEM_CREATED: u8 = 1;
    pub const ITEM_DELETED: u8 = 2;
    pub const FOLDER_DELETED: u8 = 3;
    pub const ITEMS: u8 = 4;
    pub const VAULT: u8 = 5;
    pub const ORGANIZATION_KEYS: u8 = 6;
    pub const FOLDER_CREATED: u8 = 7;
    pub const FOLDER_UPDATED: u8 = 8;
    pub const SETTINGS: u8 = 10;
    pub const LOG_OUT: u8 = 11;
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct News {
    pub to: Vec<String>,
    pub kind: u8,
    /// The device of whoever did it; that client knows already.
    pub context: Option<String>,
    pub about: About,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum About {
    Item {
        id: String,
        user_id: Option<String>,
        organization_id: Option<String>,
        collection_ids: Option<Vec<String>>,
        revised: i64,
    },
    Folder {
        id: String,
        revised: i64,
    },
    Person {
        date: i64,
    },
    /// For the server itself: does the session of this socket still live?
    Session,
}

impl News {
    pub fn person(kind: u8, to: Vec<String>, context: Option<String>) -> News {
        let date = clock::now();
        News {
            to,
            kind,
            context,
            about: About::Person { date },
        }
    }

    pub fn session(to: Vec<String>) -> News {
        News {
            to,
            kind: kind::LOG_OUT,
            context: None,
            about: About::Session,
        }
    }
}

/// More single changes than this in one transaction are told as one "many items changed".
const SINGLY: usize = 10;
/// People per piece, so that a piece fits PostgreSQL's 8,000 bytes.
const PEOPLE: usize = 60;
/// Collections per piece, for the same reason.
const COLLECTIONS: usize = 40;

/// What one transaction has to tell.
#[derive(Default)]
pub struct Gathered {
    pieces: Vec<News>,
    stirred: BTreeSet<String>,
    context: Option<String>,
}

impl Gathered {
    pub fn acting(&mut self, device: &str) {
        self.context = Some(device.to_owned());
    }

    /// Something in these people's sync changed.
    pub fn stir(&mut self, people: &[String]) {
        self.stirred.extend(people.iter().cloned());
    }

    pub fn tell(&mut self, kind: u8, to: Vec<String>, about: About) {
        if to.is_empty() {
            return;
        }
        self.pieces.push(News {
            to,
            kind,
            context: None,
            about,
        });
    }

    /// Whoever is told precisely is not told "something" as well; very many precise things become one.
    pub fn close(self) -> Vec<News> {
        let Gathered {
            mut pieces,
            mut stirred,
            context,
        } = self;
        let items = |news: &News| matches!(news.about, About::Item { .. });
        let too_long = |news: &News| matches!(&news.about, About::Item { collection_ids: Some(ids), .. } if ids.len() > COLLECTIONS);
        let mut many: BTreeSet<String> = BTreeSet::new();
        if pieces.iter().filter(|news| items(news)).count() > SINGLY || pieces.iter().any(too_long) {
            for news in pieces.extract_if(.., |news| items(news)) {
                many.extend(news.to);
            }
        }
        for told in pieces.iter().filter(|news| news.about != About::Session) {
            stirred.retain(|id| !told.to.contains(id));
        }
        stirred.retain(|id| !many.contains(id));
        for (kind, people) in [(kind::ITEMS, many), (kind::VAULT, stirred)] {
            if !people.is_empty() {
                pieces.push(News::person(kind, people.into_iter().collect(), None));
            }
        }
        let mut closed = Vec::with_capacity(pieces.len());
        for piece in pieces {
            for to in piece.to.chunks(PEOPLE) {
                closed.push(News {
                    to: to.to_vec(),
                    context: context.clone(),
                    ..piece.clone()
                });
            }
        }
        closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(n: usize) -> About {
        About::Item {
            id: n.to_string(),
            user_id: Some("lucie".into()),
            organization_id: None,
            collection_ids: None,
            revised: 0,
        }
    }

    #[test]
    fn whoever_is_told_precisely_is_not_told_to_sync_everything() {
        let mut gathered = Gathered::default();
        gathered.stir(&["lucie".into(), "paul".into()]);
        gathered.tell(kind::ITEM_UPDATED, vec!["lucie".into()], item(1));
        let told: Vec<(u8, Vec<String>)> = gathered.close().into_iter().map(|n| (n.kind, n.to)).collect();
        assert_eq!(
            told,
            [
                (kind::ITEM_UPDATED, vec!["lucie".to_owned()]),
                (kind::VAULT, vec!["paul".to_owned()])
            ]
        );
    }

    #[test]
    fn many_changes_at_once_are_one_message() {
        let mut gathered = Gathered::default();
        (0..50).for_each(|n| gathered.tell(kind::ITEM_UPDATED, vec!["lucie".into()], item(n)));
        let told = gathered.close();
        assert_eq!((told.len(), told[0].kind), (1, kind::ITEMS));
    }

    #[test]
    fn a_piece_for_many_people_fits_one_notice_of_the_database() {
        let people: Vec<String> = (0..1000).map(|_| crate::secret::id()).collect();
        let mut gathered = Gathered::default();
        gathered.acting(&"d".repeat(200));
        let about = About::Item {
            id: crate::secret::id(),
            user_id: None,
            organization_id: Some(crate::secret::id()),
            collection_ids: Some((0..COLLECTIONS).map(|_| crate::secret::id()).collect()),
            revised: i64::MAX,
        };
        gathered.tell(kind::ITEM_UPDATED, people, about);
        let told = gathered.close();
        assert!(told.len() > 10);
        assert!(
            told.iter()
                .all(|n| serde_json::to_string(n).is_ok_and(|text| text.len() < 7900))
        );
    }
}
