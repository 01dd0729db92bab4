//! News between server processes on one PostgreSQL: NOTIFY inside the transaction, LISTEN in every process.
//! Refuses to know: what the news mean.

use super::{Conn, Db, Result, Tx};
use crate::args;
use crate::hub::news::{News, kind};
use sqlx::postgres::PgListener;
use std::time::Duration;

const CHANNEL: &str = "claviger_news";
const PAUSE: Duration = Duration::from_secs(2);

impl Tx {
    pub async fn commit(mut self) -> Result<()> {
        let news = std::mem::take(&mut self.news).close();
        if let Conn::Postgres(_) = self.conn {
            for one in &news {
                let text =
                    serde_json::to_string(one).map_err(|problem| sqlx::Error::Encode(problem.into()))?;
                self.run("SELECT pg_notify($1, $2)", args![CHANNEL, text]).await?;
            }
        }
        match self.conn {
            Conn::Sqlite(tx) => {
                tx.commit().await?;
                news.into_iter().for_each(|one| self.board.post(one));
            }
            Conn::Postgres(tx) => tx.commit().await?,
            Conn::SqliteRead(_) | Conn::PostgresRead(_) => {}
        }
        Ok(())
    }
}

impl Db {
    /// Hears what other processes (and this one) committed, until the pool closes. On SQLite there is nothing to do.
    pub async fn hear(self) {
        let Db::Postgres { pool, board } = self else {
            return;
        };
        let mut first = true;
        while !pool.is_closed() {
            let heard = async {
                let mut listener = PgListener::connect_with(&pool).await?;
                listener.listen(CHANNEL).await?;
                if !first {
                    // What was said while nobody listened is lost: everyone syncs.
                    board.post_to_all(|people| News::person(kind::VAULT, people, None));
                }
                first = false;
                // `None` is a lost connection.
                while let Some(notice) = listener.try_recv().await? {
                    match serde_json::from_str::<News>(notice.payload()) {
                        Ok(news) => board.post(news),
                        Err(problem) => {
                            tracing::warn!(%problem, "a notice of another version was passed over")
                        }
                    }
                }
                Result::Ok(())
            };
            if let Err(problem) = heard.await
                && !pool.is_closed()
            {
                tracing::warn!(%problem, "news from the database stopped; trying again");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}
