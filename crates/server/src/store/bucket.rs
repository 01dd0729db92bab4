//! A bucket of an S3-compatible storage: large files go in parts, and are there when the last part is.
//! Unfinished uploads are the storage's to forget (a lifecycle rule; docs/operating.md).

use super::{Arriving, Pieces, Unkept};
use crate::clock;
use crate::config::S3;
use bytes::Bytes;
use futures_util::{Stream, StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{ObjectStore, WriteMultipart};
use std::io;
use std::sync::Arc;
use std::time::Duration;

#[derive(Clone, Debug)]
pub struct Bucket(Arc<AmazonS3>);

/// All files are below this: what else lies in the bucket is nobody's business, and never swept.
const UNDER: &str = "attachments";

/// Parts of one file on their way at the same time; with the size of a part (5 MiB) this bounds the memory.
const PARTS_AT_ONCE: usize = 4;

impl Bucket {
    pub fn new(name: &str, settings: &S3) -> io::Result<Self> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(name)
            .with_region(&settings.s3_region);
        if let Some(endpoint) = &settings.s3_endpoint {
            builder = builder
                .with_endpoint(endpoint)
                .with_allow_http(endpoint.starts_with("http://"));
        }
        if let (Some(id), Some(secret)) = (&settings.s3_access_key, &settings.s3_secret_key) {
            builder = builder.with_access_key_id(id).with_secret_access_key(&secret.0);
        }
        Ok(Self(Arc::new(builder.build().map_err(io::Error::other)?)))
    }

    pub async fn keep<E>(
        &self,
        id: &str,
        most: u64,
        mut pieces: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, Unkept> {
        let upload = self.0.put_multipart(&place(id)).await.map_err(io::Error::other)?;
        let mut upload = WriteMultipart::new(upload);
        match send(&mut upload, most, &mut pieces).await {
            Ok(size) => {
                upload.finish().await.map_err(io::Error::other)?;
                Ok(size)
            }
            Err(why) => {
                if let Err(problem) = upload.abort().await {
                    tracing::warn!(%problem, "an unfinished upload stays in the bucket until its own rule ends it");
                }
                Err(why)
            }
        }
    }

    pub async fn open(&self, id: &str) -> io::Result<Pieces> {
        let found = self.0.get(&place(id)).await.map_err(io::Error::other)?;
        Ok(found.into_stream().map_err(io::Error::other).boxed())
    }

    pub async fn remove(&self, id: &str) -> io::Result<()> {
        match self.0.delete(&place(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(problem) => Err(io::Error::other(problem)),
        }
    }

    pub async fn older_than(&self, age: Duration) -> io::Result<Vec<String>> {
        let before = clock::now() - i64::try_from(age.as_millis()).unwrap_or(i64::MAX);
        let all = self.0.list(Some(&Path::from(UNDER)));
        let old = all.try_filter_map(async |file| {
            let is_old = file.last_modified.timestamp_millis() <= before;
            let name = file.location.filename().filter(|_| is_old);
            Ok(name.map(str::to_owned))
        });
        old.try_collect().await.map_err(io::Error::other)
    }
}

fn place(id: &str) -> Path {
    Path::from(UNDER).child(id)
}

async fn send<E>(
    upload: &mut WriteMultipart,
    most: u64,
    pieces: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
) -> Result<u64, Unkept> {
    let mut arriving = Arriving::up_to(most);
    while let Some(piece) = pieces.next().await {
        let piece = arriving.count(piece)?;
        upload
            .wait_for_capacity(PARTS_AT_ONCE)
            .await
            .map_err(io::Error::other)?;
        upload.put(piece);
    }
    Ok(arriving.size)
}
