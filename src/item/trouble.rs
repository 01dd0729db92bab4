//! What can go wrong between an item and the server, as one sentence (architecture.md 2).
//! Refuses to know: where it is shown.

use crate::api::ApiError;
use crate::safe::Problem;
use text::Texts;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Api(ApiError),
    Safe(Problem),
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

impl Trouble {
    /// Someone else saved first (V-65).
    pub fn is_stale(&self) -> bool {
        match self {
            Self::Api(ApiError::Conflict(_)) => true,
            Self::Api(error) => matches!(
                error.code(),
                Some("out_of_date" | "stale_revision" | "cipher_out_of_date")
            ),
            Self::Safe(_) => false,
        }
    }

    pub fn sentence(&self, t: Texts) -> String {
        match self {
            Self::Api(error) => error.sentence(t.errors()),
            Self::Safe(problem) => safe_sentence(*problem, t).to_owned(),
        }
    }
}

fn safe_sentence(problem: Problem, t: Texts) -> &'static str {
    let i = t.items();
    match problem {
        Problem::Locked => i.safe_locked(),
        Problem::WrongPassword => i.reprompt_wrong(),
        Problem::WeakKdf => i.safe_weak(),
        Problem::NoPrivateKey | Problem::NoKey => i.safe_no_key(),
        Problem::DoesNotOpen => i.safe_does_not_open(),
        Problem::Unsupported | Problem::WouldLose => i.safe_unsupported(),
        Problem::Unknown => i.gone(),
        Problem::NotTrusted => t.shell().not_trusted(),
        Problem::OtherPublicKey => t.shell().other_public_key(),
        Problem::Malformed => i.safe_malformed(),
        Problem::Engine => i.safe_engine(),
        Problem::Outdated | Problem::Stopped => i.safe_stopped(),
    }
}
