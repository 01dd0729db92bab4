//! The database: SQLite in a file or PostgreSQL behind one door. SQL is written once, with `$1` placeholders, and only
//! in files of this folder. Refuses to know: HTTP, permissions, and what a request wants.

mod arg;
pub mod attachments;
pub mod ciphers;
pub mod clearing;
pub mod clients;
pub mod collections;
mod connect;
pub mod devices;
pub mod event_log;
pub mod events;
pub mod folders;
pub mod groups;
mod in_list;
pub mod item_access;
pub mod members;
pub mod memberships;
pub mod news;
mod notices;
pub mod operator;
pub mod organizations;
pub mod outbox;
pub mod overview;
pub mod plan_offers;
pub mod portal_log;
pub mod provider_defaults;
pub mod provider_users;
pub mod providers;
mod query;
pub mod reach;
pub mod revision;
pub mod seat_days;
pub mod sessions;
pub mod settings;
pub mod standing;
pub mod statements;
pub mod tokens;
pub mod two_factor;
pub mod users;

pub use arg::Arg;
pub use query::{Found, Streamed};
/// What a query can fail with; the only name of the database library that leaves this folder.
pub use sqlx::Error as Problem;

use crate::args;
use crate::hub::board::Board;
use crate::hub::news::Gathered;
use sqlx::pool::PoolConnection;
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

pub type Result<T> = std::result::Result<T, Problem>;

#[derive(Clone)]
pub enum Db {
    /// One writer, so that writes queue in the process rather than fail as SQLITE_BUSY; readers beside it (WAL).
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
        board: Board,
    },
    Postgres {
        pool: PgPool,
        board: Board,
    },
}

/// A connection in use. Made by [`Db::begin`] it is a transaction: dropped without [`Tx::commit`], nothing happened, and
/// nobody hears of it.
pub struct Tx {
    conn: Conn,
    news: Gathered,
    board: Board,
}

enum Conn {
    SqliteRead(PoolConnection<Sqlite>),
    Sqlite(Transaction<'static, Sqlite>),
    PostgresRead(PoolConnection<Postgres>),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// A connection for reading; every statement sees the newest committed data.
    pub async fn read(&self) -> Result<Tx> {
        Ok(self.lent(match self {
            Db::Sqlite { readers, .. } => Conn::SqliteRead(readers.acquire().await?),
            Db::Postgres { pool, .. } => Conn::PostgresRead(pool.acquire().await?),
        }))
    }

    /// A connection for reading in which all statements see the same moment.
    pub async fn snapshot(&self) -> Result<Tx> {
        Ok(self.lent(match self {
            Db::Sqlite { readers, .. } => Conn::Sqlite(readers.begin().await?),
            Db::Postgres { pool, .. } => Conn::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    .await?,
            ),
        }))
    }

    /// A transaction that writes. BEGIN IMMEDIATE: a read that upgrades later fails at once on SQLite.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(self.lent(match self {
            Db::Sqlite { writer, .. } => Conn::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Db::Postgres { pool, .. } => Conn::Postgres(pool.begin().await?),
        }))
    }

    /// Whether two transactions can stand in each other's way; SQLite's single writer never does.
    pub fn loses_races(&self) -> bool {
        matches!(self, Db::Postgres { .. })
    }

    /// Ends all connections; SQLite's log is folded into its file.
    pub async fn close(&self) {
        match self {
            Db::Sqlite { writer, readers, .. } => {
                readers.close().await;
                if let Err(problem) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
                    .execute(writer)
                    .await
                {
                    tracing::warn!(%problem, "the write-ahead log stays beside the database file");
                }
                writer.close().await;
            }
            Db::Postgres { pool, .. } => pool.close().await,
        }
    }

    /// Where open clients of this process listen.
    pub fn board(&self) -> &Board {
        match self {
            Db::Sqlite { board, .. } | Db::Postgres { board, .. } => board,
        }
    }

    fn lent(&self, conn: Conn) -> Tx {
        Tx {
            conn,
            news: Gathered::default(),
            board: self.board().clone(),
        }
    }
}

impl Tx {
    /// Others who lock the same thing wait until this transaction ends: count-then-insert rules stay true.
    /// On SQLite the single writer already gives that.
    pub async fn lock(&mut self, kind: &str, id: &str) -> Result<()> {
        if self.is_postgres() {
            self.run(
                "SELECT pg_advisory_xact_lock(hashtext($1))",
                args![format!("{kind}:{id}")],
            )
            .await?;
        }
        Ok(())
    }

    fn is_postgres(&self) -> bool {
        matches!(self.conn, Conn::Postgres(_) | Conn::PostgresRead(_))
    }
}

/// Whether the statement failed because such a row exists already.
pub fn is_duplicate(problem: &sqlx::Error) -> bool {
    problem
        .as_database_error()
        .is_some_and(|db| db.is_unique_violation())
}

/// Whether PostgreSQL gave up on a transaction because another one stood in its way (serialization failure, deadlock):
/// nothing was changed, and the same request may well succeed a moment later.
pub fn is_collision(problem: &Problem) -> bool {
    problem
        .as_database_error()
        .and_then(|db| db.code())
        .is_some_and(|code| code == "40001" || code == "40P01")
}

/// Whether PostgreSQL refused a text for a character it has no place for (a NUL byte).
pub fn is_unstorable(problem: &Problem) -> bool {
    problem
        .as_database_error()
        .and_then(|db| db.code())
        .is_some_and(|code| code == "22021")
}
