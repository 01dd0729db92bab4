//! Mail: what is written (`letters`) and how it is laid out (`letter`), where its links lead (`link`), and how it leaves (`post`, from the outbox table).
//! Refuses to know: who may cause a mail; the route that changes something queues the letter in the same transaction.

pub mod letter;
pub mod letters;
pub mod link;
pub mod post;

pub use letter::Letter;
pub use link::{Invite, Links};

use crate::db::{Tx, outbox};
use crate::error::{Error, Result};
use text::Lang;

/// Words a letter for its reader and puts it into the outbox. It leaves when, and only when, `tx` commits.
pub async fn queue(tx: &mut Tx, to: &str, lang: Lang, letter: &dyn Letter) -> Result<()> {
    let written = letter::write(letter, lang).map_err(Error::internal)?;
    let new = outbox::New {
        kind: letter.kind(),
        recipient: to,
        subject: &written.subject,
        text: &written.text,
        html: &written.html,
        link: written.link,
    };
    outbox::add(tx, new).await?;
    Ok(())
}
