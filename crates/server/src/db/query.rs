//! Running one query on whichever database is behind a [`Tx`]. Refuses to know: what is asked.

use super::{Arg, Conn, Result, Tx, arg};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, FromRow, PgConnection, SqliteConnection};

/// A row that both databases can answer: `#[derive(sqlx::FromRow)]` or a tuple of text, i64, bool and their Options.
pub trait Found: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Found for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

pub type Streamed<'c, T> = BoxStream<'c, Result<T>>;

/// The same body for both databases: `$conn` is the connection, `$bound` the bound values.
macro_rules! on {
    ($tx:expr, $args:expr, |$conn:ident, $bound:ident| $body:expr) => {
        match $tx.conn.lend() {
            Lent::Sqlite($conn) => {
                let $bound = arg::sqlite($args)?;
                $body
            }
            Lent::Postgres($conn) => {
                let $bound = arg::postgres($args)?;
                $body
            }
        }
    };
}

enum Lent<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Conn {
    fn lend(&mut self) -> Lent<'_> {
        match self {
            Conn::SqliteRead(conn) => Lent::Sqlite(conn),
            Conn::Sqlite(tx) => Lent::Sqlite(tx),
            Conn::PostgresRead(conn) => Lent::Postgres(conn),
            Conn::Postgres(tx) => Lent::Postgres(tx),
        }
    }
}

impl Tx {
    pub async fn all<T: Found>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<Vec<T>> {
        on!(self, args, |conn, bound| sqlx::query_as_with(sql, bound)
            .fetch_all(conn)
            .await)
    }

    pub async fn one<T: Found>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<T> {
        on!(self, args, |conn, bound| sqlx::query_as_with(sql, bound)
            .fetch_one(conn)
            .await)
    }

    pub async fn optional<T: Found>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<Option<T>> {
        on!(self, args, |conn, bound| sqlx::query_as_with(sql, bound)
            .fetch_optional(conn)
            .await)
    }

    /// Runs a statement and answers how many rows it touched.
    pub async fn run(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<u64> {
        on!(self, args, |conn, bound| Ok(sqlx::query_with(sql, bound)
            .execute(conn)
            .await?
            .rows_affected()))
    }

    /// Rows one by one as the database gives them; memory stays flat.
    pub fn stream<'c, T: Found + 'c>(
        &'c mut self,
        sql: &'static str,
        args: Vec<Arg>,
    ) -> Result<Streamed<'c, T>> {
        Ok(on!(self, args, |conn, bound| sqlx::query_as_with(sql, bound)
            .fetch(conn)
            .boxed()))
    }

    /// Only for SQL composed by `in_list`.
    pub(super) async fn all_composed<T: Found>(&mut self, sql: String, args: Vec<Arg>) -> Result<Vec<T>> {
        on!(self, args, |conn, bound| sqlx::query_as_with(
            AssertSqlSafe(sql),
            bound
        )
        .fetch_all(conn)
        .await)
    }

    /// Only for SQL composed by `in_list`.
    pub(super) async fn run_composed(&mut self, sql: String, args: Vec<Arg>) -> Result<u64> {
        on!(self, args, |conn, bound| {
            Ok(sqlx::query_with(AssertSqlSafe(sql), bound)
                .execute(conn)
                .await?
                .rows_affected())
        })
    }
}
