//! What can go wrong between a typed password and the server's answer, and its sentence.
//! Refuses to know: which page asked.

use crate::api::ApiError;
use crate::safe::Problem;
use text::Texts;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Api(ApiError),
    Safe(Problem),
    /// The announced salt is not the address (crypto.md 16).
    ForeignSalt,
    /// The announced settings are below those of the last login from this browser.
    LowerKdf,
}

impl Trouble {
    pub fn sentence(&self, t: Texts) -> String {
        match self {
            Self::Api(error) => error.sentence(t.errors()),
            Self::Safe(problem) => safe_sentence(*problem, t).into(),
            Self::ForeignSalt => t.sign_in().foreign_salt().into(),
            Self::LowerKdf => t.sign_in().lower_text().into(),
        }
    }

    /// Consent may help: key derivation settings below the floor, or below what they were.
    pub fn is_weak_kdf(&self) -> bool {
        *self == Self::Safe(Problem::WeakKdf) || *self == Self::LowerKdf
    }
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::Safe(problem)
    }
}

fn safe_sentence(problem: Problem, t: Texts) -> &'static str {
    let (shell, t) = (t.shell(), t.sign_in());
    match problem {
        Problem::WrongPassword => t.wrong_password(),
        Problem::WeakKdf => t.weak_text(),
        Problem::Outdated => t.safe_outdated(),
        Problem::Locked | Problem::Stopped => t.safe_stopped(),
        Problem::Engine => t.engine_failed(),
        Problem::NotTrusted => shell.not_trusted(),
        Problem::OtherPublicKey => shell.other_public_key(),
        Problem::NoPrivateKey
        | Problem::NoKey
        | Problem::DoesNotOpen
        | Problem::WouldLose
        | Problem::Unsupported
        | Problem::Unknown
        | Problem::Malformed => t.key_broken(),
    }
}
