//! How hard a password is to guess, asked of a worker that knows dictionaries (`crates/strength`) and shown while typing.
//! Refuses to know: what becomes of the password; the worker ends with the field.

use crate::workers::{self, Loader};
use js_sys::Array;
use leptos::prelude::*;
use text::sign_in::SignIn;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// The rule of the server's official clients.
pub(super) const SHORTEST: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    TooShort,
    Weak,
    Fair,
    Good,
    Strong,
}

impl Strength {
    /// `score` is the worker's, from 0 to 4; None as long as it has none for a password of this length.
    pub(super) fn of(password: &str, score: Option<u8>) -> Option<Self> {
        if password.chars().count() < SHORTEST {
            return Some(Self::TooShort);
        }
        Some(match score? {
            0 | 1 => Self::Weak,
            2 => Self::Fair,
            3 => Self::Good,
            _ => Self::Strong,
        })
    }

    pub(super) fn name(self, t: SignIn) -> &'static str {
        match self {
            Self::TooShort => t.strength_short(),
            Self::Weak => t.strength_weak(),
            Self::Fair => t.strength_fair(),
            Self::Good => t.strength_good(),
            Self::Strong => t.strength_strong(),
        }
    }

    /// Of four bars, how many are filled.
    pub(super) fn bars(self) -> u8 {
        self as u8
    }
}

/// The worker, from the first password that is long enough to the end of the field.
#[derive(Clone, Copy)]
pub(super) struct Judge {
    running: StoredValue<Option<Running>, LocalStorage>,
    /// Of the newest password that was judged.
    pub score: RwSignal<Option<u8>>,
    asked: StoredValue<u32>,
}

struct Running {
    worker: Worker,
    /// Asked before the worker listened; only the newest counts.
    unsent: Option<Option<Array>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Judge {
    pub fn new() -> Self {
        let judge = Self {
            running: StoredValue::new_local(None),
            score: RwSignal::new(None),
            asked: StoredValue::new(0),
        };
        on_cleanup(move || {
            judge.running.try_update_value(|running| {
                if let Some(running) = running.take() {
                    running.worker.terminate();
                }
            });
        });
        judge
    }

    /// `known` are words that stand for the person. Without an answer (an old browser, a lost connection) there is no
    /// judgement; the length is checked all the same.
    pub fn ask(self, password: &str, known: &[String]) {
        self.asked.update_value(|asked| *asked += 1);
        let question = Array::of2(&self.asked.get_value().into(), &password.into());
        for word in known {
            question.push(&word.into());
        }
        self.running.update_value(|running| {
            if running.is_none() {
                *running = self.start();
            }
            match running {
                Some(Running {
                    unsent: Some(unsent), ..
                }) => *unsent = Some(question),
                Some(running) => drop(running.worker.post_message(&question)),
                None => {}
            }
        });
    }

    fn start(self) -> Option<Running> {
        let worker = workers::start(Loader::Strength).ok()?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            self.hear(&event.data());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Running {
            worker,
            unsent: Some(None),
            _on_message: on_message,
        })
    }

    fn hear(self, answer: &JsValue) {
        let Some(answer) = answer.dyn_ref::<Array>() else {
            // It listens now.
            self.running.try_update_value(|running| {
                if let Some(running) = running
                    && let Some(Some(question)) = running.unsent.take()
                {
                    let _ = running.worker.post_message(&question);
                }
            });
            return;
        };
        let number = |at| answer.get(at).as_f64();
        if self.asked.try_get_value().map(f64::from) == number(0)
            && let Some(score) = number(1)
        {
            let _ = self.score.try_set(Some(score as u8));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_characters_are_too_short_whatever_they_are() {
        assert_eq!(Strength::of("aB3$eF6/hI9", Some(4)), Some(Strength::TooShort));
    }

    #[test]
    fn without_a_judgement_nothing_is_said() {
        assert_eq!(Strength::of("orange wagon thirteen pelican", None), None);
    }

    #[test]
    fn the_two_lowest_scores_are_easy_to_guess() {
        let of = |score| Strength::of("orange wagon thirteen pelican", Some(score));
        assert_eq!((of(0), of(1)), (Some(Strength::Weak), Some(Strength::Weak)));
        assert_eq!((of(2), of(4)), (Some(Strength::Fair), Some(Strength::Strong)));
    }
}
