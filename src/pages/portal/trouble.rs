//! What can go wrong in an act of the portal, as one sentence. Refuses to know: which act.

use super::members_shown::called;
use crate::api::ApiError;
use crate::safe::Problem;
use crate::ui::{Outcome, Toasts};
use leptos::prelude::*;
use text::Texts;
use wire::BulkResult;
use wire::provider::ProviderUser;

/// The server refused, or the safe could not seal.
pub(super) enum Trouble {
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

/// What became of each of these members, in our words where the server gave a code.
pub(super) fn outcomes(t: Texts, members: &[ProviderUser], rows: &[BulkResult]) -> Vec<Outcome> {
    let outcome = |row: &BulkResult| {
        let member = members.iter().find(|member| member.id.as_str() == row.id);
        let known = row
            .code
            .as_deref()
            .and_then(|code| t.portal().refusal(code).or_else(|| t.errors().refusal(code)));
        Outcome {
            name: member.map_or_else(|| row.id.clone(), |member| called(member).to_owned()),
            problem: (!row.error.is_empty()).then(|| known.unwrap_or(&row.error).to_owned()),
        }
    };
    rows.iter().map(outcome).collect()
}

/// How many of these succeeded.
pub(super) fn done(outcomes: &[Outcome]) -> usize {
    outcomes
        .iter()
        .filter(|outcome| outcome.problem.is_none())
        .count()
}

impl Trouble {
    /// Into the form; unless the row is gone, which another admin did: then the rows are loaded again (P-38) and the
    /// dialog goes with its row.
    pub fn show(self, t: Texts, toasts: Toasts, problem: RwSignal<Option<String>>, changed: Callback<()>) {
        let text = self.sentence(t);
        if matches!(self, Self::Api(ApiError::NotFound)) {
            toasts.problem(text);
            changed.run(());
        } else {
            problem.set(Some(text));
        }
    }

    /// The portal's own words first, then those of any page.
    pub fn sentence(&self, t: Texts) -> String {
        match self {
            Self::Api(error) => {
                let own = error.code().and_then(|code| t.portal().refusal(code));
                own.map_or_else(|| error.sentence(t.errors()), Into::into)
            }
            Self::Safe(problem) => match problem {
                Problem::NoKey | Problem::NoPrivateKey => t.portal().no_key().into(),
                Problem::Locked | Problem::Stopped => t.portal().locked().into(),
                Problem::Outdated => t.portal().outdated().into(),
                Problem::NotTrusted => t.shell().not_trusted().into(),
                Problem::OtherPublicKey => t.shell().other_public_key().into(),
                Problem::WrongPassword
                | Problem::WeakKdf
                | Problem::DoesNotOpen
                | Problem::Unsupported
                | Problem::Unknown
                | Problem::Malformed
                | Problem::WouldLose
                | Problem::Engine => t.portal().key_problem().into(),
            },
        }
    }
}
