//! The postman: takes due mails from the outbox and hands them to the SMTP server, again and again with growing
//! pauses until they are through or their links no longer work. Several servers on one database share the work.
//! Refuses to know: what a mail says.

use crate::app::App;
use crate::clock;
use crate::config::{Smtp, SmtpSecurity};
use crate::db::outbox::{self, Mail};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

type Failure = Box<dyn std::error::Error + Send + Sync>;
type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// How often the outbox is looked at.
const ROUND: Duration = Duration::from_secs(2);
/// A sender that died keeps its mail this long.
const CLAIM: i64 = 2 * clock::MINUTE;

/// Runs until the process ends. Without an SMTP server there is nothing to do: the outbox is the operator's to read.
pub async fn run(app: App) {
    let Some(transport) = transport(&app.config.smtp) else {
        return;
    };
    let Some(from) = sender(&app.config.smtp) else {
        tracing::error!("no mail leaves: --smtp-from is missing or not an address");
        return;
    };
    loop {
        if let Err(problem) = round(&app, &transport, &from).await {
            tracing::error!(%problem, "the outbox could not be worked through");
        }
        tokio::time::sleep(ROUND).await;
    }
}

async fn round(app: &App, transport: &Transport, from: &Mailbox) -> Result<(), Failure> {
    let mut tx = app.db.read().await?;
    let due = outbox::due(&mut tx).await?;
    drop(tx);
    for mail in due {
        let mut tx = app.db.begin().await?;
        let mine = outbox::claim(&mut tx, &mail, clock::now() + CLAIM).await?;
        tx.commit().await?;
        if mine {
            deliver(app, transport, from, &mail).await?;
        }
    }
    Ok(())
}

async fn deliver(app: &App, transport: &Transport, from: &Mailbox, mail: &Mail) -> Result<(), Failure> {
    let outcome = match message(from, mail) {
        Ok(message) => transport.send(message).await.map(|_| ()).map_err(Failure::from),
        Err(problem) => Err(problem),
    };
    let mut tx = app.db.begin().await?;
    match outcome {
        Ok(()) => outbox::sent(&mut tx, &mail.id).await?,
        Err(problem) => {
            tracing::warn!(%problem, mail = %mail.id, attempts = mail.attempts + 1, "mail not sent, will try again");
            let next = clock::now() + pause(mail.attempts);
            outbox::failed(&mut tx, &mail.id, &problem.to_string(), next).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// 10 s, 20 s, 40 s, … at most an hour.
fn pause(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(0, 10)).unwrap_or(10);
    (10_000 << doublings).min(clock::HOUR)
}

fn message(from: &Mailbox, mail: &Mail) -> Result<Message, Failure> {
    let head = Message::builder()
        .from(from.clone())
        .to(mail.recipient.parse()?)
        .subject(&mail.subject);
    let (text, html) = (mail.text_body.clone(), mail.html_body.clone().unwrap_or_default());
    Ok(head.multipart(MultiPart::alternative_plain_html(text, html))?)
}

fn sender(smtp: &Smtp) -> Option<Mailbox> {
    let from = smtp.smtp_from.as_deref().or(smtp.smtp_user.as_deref())?;
    from.parse().ok()
}

fn transport(smtp: &Smtp) -> Option<Transport> {
    let host = smtp.smtp_host.as_deref()?;
    let builder = match smtp.smtp_security {
        SmtpSecurity::Starttls => Transport::starttls_relay(host),
        SmtpSecurity::Tls => Transport::relay(host),
        SmtpSecurity::None => Ok(Transport::builder_dangerous(host)),
    };
    let builder = match builder {
        Ok(builder) => builder
            .port(smtp.smtp_port)
            .timeout(Some(Duration::from_secs(30))),
        Err(problem) => {
            tracing::error!(%problem, "no mail leaves: the SMTP server's name is not usable");
            return None;
        }
    };
    let builder = match (&smtp.smtp_user, &smtp.smtp_password) {
        (Some(user), Some(password)) => {
            builder.credentials(Credentials::new(user.clone(), password.0.clone()))
        }
        _ => builder,
    };
    Some(builder.build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_grow_to_an_hour() {
        assert_eq!(pause(0), 10_000);
        assert_eq!(pause(1), 20_000);
        assert_eq!(pause(9), clock::HOUR);
        assert_eq!(pause(1_000_000), clock::HOUR);
    }
}
