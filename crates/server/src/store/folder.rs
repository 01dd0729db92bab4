//! A folder with one file per attachment. A file appears under its name only when it is complete and on the disk.

use super::{Arriving, Pieces, Unkept};
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use tokio::fs::{self, File};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[derive(Clone, Debug)]
pub struct Folder {
    folder: PathBuf,
}

const UNFINISHED: &str = ".part";

impl Folder {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Writes the pieces into a file of its own and gives it its name at the end; answers the size.
    pub async fn keep<E>(
        &self,
        id: &str,
        most: u64,
        mut pieces: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, Unkept> {
        fs::create_dir_all(&self.folder).await?;
        let part = self
            .folder
            .join(format!("{id}.{}{UNFINISHED}", crate::secret::id()));
        let written = write(&part, most, &mut pieces).await;
        match written {
            Ok(size) => {
                fs::rename(&part, self.folder.join(id)).await?;
                File::open(&self.folder).await?.sync_all().await?;
                Ok(size)
            }
            Err(why) => {
                let _ = fs::remove_file(&part).await;
                Err(why)
            }
        }
    }

    pub async fn open(&self, id: &str) -> io::Result<Pieces> {
        let file = File::open(self.folder.join(id)).await?;
        let pieces = stream::unfold(file, async |mut file| {
            let mut piece = Vec::with_capacity(64 * 1024);
            match file.read_buf(&mut piece).await {
                Ok(0) => None,
                Ok(_) => Some((Ok(Bytes::from(piece)), file)),
                Err(problem) => Some((Err(problem), file)),
            }
        });
        Ok(pieces.boxed())
    }

    pub async fn remove(&self, id: &str) -> io::Result<()> {
        match fs::remove_file(self.folder.join(id)).await {
            Err(problem) if problem.kind() != io::ErrorKind::NotFound => Err(problem),
            _ => Ok(()),
        }
    }

    /// Names of files that have lain there for a while, unfinished ones included.
    pub async fn older_than(&self, age: Duration) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        let mut entries = match fs::read_dir(&self.folder).await {
            Ok(entries) => entries,
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(names),
            Err(problem) => return Err(problem),
        };
        let before = SystemTime::now()
            .checked_sub(age)
            .unwrap_or(SystemTime::UNIX_EPOCH);
        while let Some(entry) = entries.next_entry().await? {
            if entry.metadata().await?.modified()? <= before
                && let Ok(name) = entry.file_name().into_string()
            {
                names.push(name);
            }
        }
        Ok(names)
    }
}

async fn write<E>(
    part: &PathBuf,
    most: u64,
    pieces: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
) -> Result<u64, Unkept> {
    let mut file = File::create_new(part).await?;
    let mut arriving = Arriving::up_to(most);
    while let Some(piece) = pieces.next().await {
        file.write_all(&arriving.count(piece)?).await?;
    }
    file.sync_all().await?;
    Ok(arriving.size)
}
