//! Opening a database and bringing its tables up to date. Refuses to know: what the tables hold.

use super::Db;
use crate::hub::board::Board;
use sqlx::migrate::Migrator;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// One set of migrations for both databases.
static MIGRATIONS: Migrator = sqlx::migrate!();

impl Db {
    /// `url` is `postgres://…`, `sqlite:path` or a path.
    pub async fn open(url: &str) -> Result<Db, sqlx::Error> {
        let db = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Db::Postgres {
                pool: PgPoolOptions::new().max_connections(20).connect(url).await?,
                board: Board::default(),
            }
        } else {
            Db::open_file(Path::new(
                url.trim_start_matches("sqlite:").trim_start_matches("//"),
            ))
            .await?
        };
        match &db {
            Db::Sqlite { writer, .. } => MIGRATIONS.run(writer).await?,
            Db::Postgres { pool, .. } => MIGRATIONS.run(pool).await?,
        }
        Ok(db)
    }

    async fn open_file(path: &Path) -> Result<Db, sqlx::Error> {
        let options = SqliteConnectOptions::from_str("sqlite:")?
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was acknowledged survives a killed process and, with FULL, a lost power line too.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            // Rows come from a thread of their own; with the 50 of the library the two wait for each other in long lists.
            .row_buffer_size(256)
            // Rows of organizations carry their keys, so a long list spans many pages: read without copying each.
            .pragma("mmap_size", "268435456");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(24)
            .connect_with(options.pragma("query_only", "ON"))
            .await?;
        Ok(Db::Sqlite {
            writer,
            readers,
            board: Board::default(),
        })
    }
}
