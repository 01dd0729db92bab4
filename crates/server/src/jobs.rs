//! What the server does without being asked: send mail, forget what has expired, empty the trash,
//! record seats. Refuses to know: requests.

use crate::app::App;
use crate::{billing, clock, db, mail, routes};
use std::collections::HashSet;
use std::time::Duration;

/// Starts the jobs; they end with the process.
pub fn start(app: &App) {
    tokio::spawn(mail::post::run(app.clone()));
    tokio::spawn(sweep_hourly(app.clone()));
    tokio::spawn(bill_hourly(app.clone()));
    tokio::spawn(note_expired_access(app.clone()));
    tokio::spawn(empty_trash_hourly(app.clone()));
    tokio::spawn(sweep_files_hourly(app.clone()));
}

async fn sweep_hourly(app: App) {
    loop {
        app.gates.sweep();
        if let Err(problem) = sweep(&app).await {
            tracing::error!(%problem, "expired rows stay for another hour");
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

/// Each round writes today anew, so that the day ends with what stood in its last hour.
async fn bill_hourly(app: App) {
    loop {
        if let Err(problem) = billing::record::round(&app.db, clock::now()).await {
            tracing::error!(%problem, "seats are not recorded; the next round fills in what is missing");
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

/// Access that ran out has ended by the clock already; soon after, both logs and everyone's clients hear of it.
async fn note_expired_access(app: App) {
    loop {
        if let Err(problem) = routes::item_access::note_expired(&app.db, clock::now()).await {
            tracing::error!(%problem, "expired access to items is not noted; the next round tries again");
        }
        tokio::time::sleep(Duration::from_secs(15)).await;
    }
}

/// The trash keeps things for 30 days; an hour more or less does not matter.
async fn empty_trash_hourly(app: App) {
    loop {
        if let Err(problem) = routes::ciphers::empty_trash(&app.db, clock::now()).await {
            tracing::error!(%problem, "the trash is not emptied; the next round tries again");
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

/// Files whose item is gone, and what a killed server left half-written. Young files may belong to an upload that is
/// about to be written down.
async fn sweep_files_hourly(app: App) {
    loop {
        if let Err(problem) = sweep_files(&app, Duration::from_secs(2 * 3600)).await {
            tracing::error!(%problem, "files of deleted items stay for another hour");
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

pub async fn sweep_files(app: &App, age: Duration) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let lying = app.store.older_than(age).await?;
    let mut tx = app.db.begin().await?;
    db::attachments::sweep(&mut tx).await?;
    let known: HashSet<String> = db::attachments::known(&mut tx, &lying)
        .await?
        .into_iter()
        .collect();
    tx.commit().await?;
    for name in lying.iter().filter(|name| !known.contains(*name)) {
        app.store.remove(name).await?;
    }
    Ok(())
}

async fn sweep(app: &App) -> db::Result<()> {
    let mut tx = app.db.begin().await?;
    db::tokens::sweep(&mut tx).await?;
    db::sessions::sweep(&mut tx).await?;
    db::outbox::sweep(&mut tx).await?;
    db::operator::sweep(&mut tx).await?;
    tx.commit().await
}
