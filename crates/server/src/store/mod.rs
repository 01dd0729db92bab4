//! Where sealed files lie: a folder, or a bucket of an S3-compatible storage. Either way a file is there under its name
//! only when it is complete and kept for good. Refuses to know: items, and who may read.

mod bucket;
mod folder;

use crate::config::Config;
use bucket::Bucket;
use bytes::Bytes;
use folder::Folder;
use futures_util::Stream;
use futures_util::stream::BoxStream;
use std::io;
use std::time::Duration;

/// One file per attachment, by its id.
#[derive(Clone, Debug)]
pub enum Store {
    Folder(Folder),
    Bucket(Bucket),
}

/// Why a file was not kept.
#[derive(Debug)]
pub enum Unkept {
    TooLarge,
    /// The client went away.
    Broken,
    Io(io::Error),
}

impl From<io::Error> for Unkept {
    fn from(problem: io::Error) -> Self {
        Unkept::Io(problem)
    }
}

/// The size of a file while it arrives, held under a limit.
struct Arriving {
    most: u64,
    size: u64,
}

impl Arriving {
    fn up_to(most: u64) -> Self {
        Self { most, size: 0 }
    }

    fn count<E>(&mut self, piece: Result<Bytes, E>) -> Result<Bytes, Unkept> {
        let piece = piece.map_err(|_| Unkept::Broken)?;
        self.size += piece.len() as u64;
        if self.size > self.most {
            return Err(Unkept::TooLarge);
        }
        Ok(piece)
    }
}

/// What a file holds, piece by piece.
pub type Pieces = BoxStream<'static, io::Result<Bytes>>;

impl Store {
    /// The bucket of the settings, or a folder beside the database.
    pub fn of(config: &Config) -> io::Result<Self> {
        Ok(match &config.s3.s3_bucket {
            Some(name) => Store::Bucket(Bucket::new(name, &config.s3)?),
            None => Store::Folder(Folder::new(config.data.join("attachments"))),
        })
    }

    /// Takes the pieces as they come and keeps them under the id once all are there; answers the size.
    pub async fn keep<E>(
        &self,
        id: &str,
        most: u64,
        pieces: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, Unkept> {
        match self {
            Store::Folder(folder) => folder.keep(id, most, pieces).await,
            Store::Bucket(bucket) => bucket.keep(id, most, pieces).await,
        }
    }

    pub async fn open(&self, id: &str) -> io::Result<Pieces> {
        match self {
            Store::Folder(folder) => folder.open(id).await,
            Store::Bucket(bucket) => bucket.open(id).await,
        }
    }

    /// Gone afterwards, also if it was not there.
    pub async fn remove(&self, id: &str) -> io::Result<()> {
        match self {
            Store::Folder(folder) => folder.remove(id).await,
            Store::Bucket(bucket) => bucket.remove(id).await,
        }
    }

    /// Names of files that have lain there for a while, unfinished ones of a folder included.
    pub async fn older_than(&self, age: Duration) -> io::Result<Vec<String>> {
        match self {
            Store::Folder(folder) => folder.older_than(age).await,
            Store::Bucket(bucket) => bucket.older_than(age).await,
        }
    }
}
