//! Who listens in this process, and how fast: news go to the sockets of the people they are for. A reader who does not
//! keep up is dropped; the client comes back and asks what it missed. Refuses to know: sockets, and what news mean.

use super::news::News;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc;

/// Sockets of one person at a time; one more ends the oldest.
pub const SEATS: usize = 20;
/// News that wait for one socket.
const WAITING: usize = 64;

type Ear = mpsc::Sender<Arc<News>>;

/// Cheap to clone; one per process and database.
#[derive(Clone, Debug, Default)]
pub struct Board(Arc<Mutex<Seats>>);

#[derive(Debug, Default)]
struct Seats {
    next: u64,
    of: HashMap<String, Vec<(u64, Ear)>>,
}

/// One listener's place; it is free again when this is dropped.
pub struct Seat {
    board: Board,
    user_id: String,
    number: u64,
    news: mpsc::Receiver<Arc<News>>,
}

impl Board {
    pub fn sit(&self, user_id: &str) -> Seat {
        let (sender, news) = mpsc::channel(WAITING);
        let mut seats = self.seats();
        let number = seats.next;
        seats.next += 1;
        let mine = seats.of.entry(user_id.to_owned()).or_default();
        if mine.len() >= SEATS {
            mine.remove(0);
        }
        mine.push((number, sender));
        drop(seats);
        Seat {
            board: self.clone(),
            user_id: user_id.to_owned(),
            number,
            news,
        }
    }

    pub fn post(&self, news: News) {
        let news = Arc::new(news);
        let mut seats = self.seats();
        for user_id in &news.to {
            if let Some(mine) = seats.of.get_mut(user_id) {
                mine.retain(|(_, seat)| seat.try_send(news.clone()).is_ok());
            }
        }
    }

    /// News may have been missed: everyone who listens looks for themselves.
    pub fn post_to_all(&self, make: impl FnOnce(Vec<String>) -> News) {
        let everyone = self.seats().of.keys().cloned().collect();
        self.post(make(everyone));
    }

    /// How many sockets are open.
    pub fn count(&self) -> usize {
        self.seats().of.values().map(Vec::len).sum()
    }

    fn seats(&self) -> MutexGuard<'_, Seats> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// `None`: the seat was taken away.
    pub async fn next(&mut self) -> Option<Arc<News>> {
        self.news.recv().await
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.board.seats();
        if let Some(mine) = seats.of.get_mut(&self.user_id) {
            mine.retain(|(number, _)| *number != self.number);
            if mine.is_empty() {
                seats.of.remove(&self.user_id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::news::kind;

    fn news(to: &str) -> News {
        News::person(kind::VAULT, vec![to.to_owned()], None)
    }

    #[tokio::test]
    async fn news_reach_only_those_they_are_for() {
        let board = Board::default();
        let (mut lucie, mut paul) = (board.sit("lucie"), board.sit("paul"));
        board.post(news("lucie"));
        assert!(lucie.next().await.is_some());
        drop(board);
        assert!(paul.news.try_recv().is_err());
    }

    #[tokio::test]
    async fn a_reader_who_does_not_keep_up_loses_the_seat() {
        let board = Board::default();
        let mut slow = board.sit("lucie");
        for _ in 0..=WAITING {
            board.post(news("lucie"));
        }
        assert_eq!(board.count(), 0);
        for _ in 0..WAITING {
            assert!(slow.next().await.is_some());
        }
        assert!(slow.next().await.is_none());
    }

    #[tokio::test]
    async fn one_socket_too_many_ends_the_oldest() {
        let board = Board::default();
        let mut seats: Vec<Seat> = (0..=SEATS).map(|_| board.sit("lucie")).collect();
        assert_eq!(board.count(), SEATS);
        assert!(seats[0].next().await.is_none());
        drop(seats);
        assert_eq!(board.count(), 0);
    }
}
