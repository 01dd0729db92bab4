//! What a mail is made of, laid out as text and as HTML. Refuses to know: the mails themselves (`letters`), addresses,
//! transports, the database.

use askama::Template;
use text::{Lang, mail::Mail};

/// Days an invitation stays valid (P-14, P-65, A-109).
pub const INVITATION_DAYS: u64 = 5;

/// One mail, before wording.
pub trait Letter: Send + Sync {
    /// Names the mail in the outbox.
    fn kind(&self) -> &'static str;

    /// In the reader's language.
    fn words(&self, t: Mail) -> Words;
}

/// What a mail says: its subject, paragraphs, and the one thing to do.
pub struct Words {
    subject: String,
    paragraphs: Vec<String>,
    action: Option<Action>,
}

struct Action {
    label: &'static str,
    link: String,
}

impl Words {
    pub fn new(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            paragraphs: Vec::new(),
            action: None,
        }
    }

    /// One more paragraph.
    pub fn say(mut self, paragraph: impl Into<String>) -> Self {
        self.paragraphs.push(paragraph.into());
        self
    }

    /// The button, which is a line of its own in the text.
    pub fn open(mut self, label: &'static str, link: &str) -> Self {
        self.action = Some(Action {
            label,
            link: link.to_owned(),
        });
        self
    }
}

/// One mail, ready to send. `link` stands alone as well, for those who run without SMTP (D8).
#[derive(Clone, Debug)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
    pub link: Option<String>,
}

/// Words and lays out the mail.
pub fn write(letter: &dyn Letter, lang: Lang) -> Result<Written, askama::Error> {
    let t = Mail(lang);
    let Words {
        subject,
        paragraphs,
        action,
    } = letter.words(t);
    let html = Html {
        lang: lang.tag(),
        subject: &subject,
        paragraphs: &paragraphs,
        action: action.as_ref(),
        copy_link: t.copy_link(),
        sent_by: t.sent_by(),
    };
    let plain = Plain {
        subject: &subject,
        paragraphs: &paragraphs,
        action: action.as_ref(),
        sent_by: t.sent_by(),
    };
    let (html, text) = (html.render()?, plain.render()?);
    Ok(Written {
        subject,
        text,
        html,
        link: action.map(|action| action.link),
    })
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    lang: &'a str,
    subject: &'a str,
    paragraphs: &'a [String],
    action: Option<&'a Action>,
    copy_link: &'a str,
    sent_by: &'a str,
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Plain<'a> {
    subject: &'a str,
    paragraphs: &'a [String],
    action: Option<&'a Action>,
    sent_by: &'a str,
}
