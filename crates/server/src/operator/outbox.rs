//! `claviger outbox …`: mails as they wait or went, for the operator to read or hand over (D8).
//! Refuses to know: sending.

use super::{Outcome, say};
use crate::clock;
use crate::db::outbox::{self, Mail};
use crate::db::{Db, Tx};
use clap::Subcommand;

#[derive(Subcommand)]
pub enum OutboxCommand {
    /// The latest 500 mails, one per line: id, when, state, recipient, subject.
    List,
    /// One mail with its text and link. The text is gone once the mail was sent or its link has expired.
    Show { id: String },
}

pub async fn run(db: &Db, command: OutboxCommand) -> Outcome {
    let mut tx = db.read().await?;
    match command {
        OutboxCommand::List => list(&mut tx).await,
        OutboxCommand::Show { id } => show(&mut tx, &id).await,
    }
}

async fn list(tx: &mut Tx) -> Outcome {
    for mail in outbox::all(tx).await? {
        let (at, state) = (clock::iso(mail.created), state(&mail));
        say(format!(
            "{}\t{at}\t{state}\t{}\t{}",
            mail.id, mail.recipient, mail.subject
        ))?;
    }
    Ok(())
}

async fn show(tx: &mut Tx, id: &str) -> Outcome {
    let mail = outbox::by_id(tx, id)
        .await?
        .ok_or("There is no such mail. `claviger outbox list` shows all.")?;
    say(format!(
        "To: {}\nSubject: {}\nState: {}",
        mail.recipient,
        mail.subject,
        state(&mail)
    ))?;
    if let Some(error) = &mail.last_error {
        say(format!("Last problem: {error}"))?;
    }
    if let Some(link) = &mail.link {
        say(format!("Link: {link}"))?;
    }
    say(format!("\n{}", mail.text_body))?;
    Ok(())
}

fn state(mail: &Mail) -> String {
    match (mail.sent, mail.attempts) {
        (Some(at), _) => format!("sent {}", clock::iso(at)),
        (None, 0) => "waiting".into(),
        (None, attempts) => format!("waiting after {attempts} attempts"),
    }
}
