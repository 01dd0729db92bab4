//! The generator on the screen: the result, how strong it is, what is asked for, and what was made before.
//! Refuses to know: how it is made (`make`) and who takes it.

use super::dice::Browser;
use super::history::{History, Made};
use super::make::{bits, make};
use super::options::*;
use crate::clipboard::copy_for_a_while;
use crate::form::{CheckboxField, Choice, Entry, Kind, NumberField, SelectField, TextField};
use crate::intl;
use crate::session::use_session;
use crate::ui::{
    Badge, Button, Dialog, DialogActions, DialogBody, IconButton, Look, Segment, Segments, Tone, use_toasts,
    use_words,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use text::Texts;
use text::generator::Generator as Words;

/// Result, options, history. `made` tells whoever mounts it what stands there now.
#[component]
pub fn Generator(
    texts: Texts,
    made: RwSignal<String>,
    /// Only passwords and passphrases, or only usernames: inside an editor.
    #[prop(optional_no_strip)]
    only: Option<Mode>,
) -> impl IntoView {
    let t = texts.generator();
    let asked = RwSignal::new(asked_first(only));
    let history = expect_context::<History>();
    let toasts = use_toasts();
    let roll = move || made.set(asked.with_untracked(|asked| make(asked, &mut Browser)));
    Effect::new(move |before: Option<()>| {
        asked.with(|asked| {
            if before.is_some() {
                asked.remember();
            }
        });
        roll();
    });
    let mode = Memo::new(move |_| asked.with(|asked| asked.mode));
    let copy = move || {
        let text = made.get_untracked();
        history.add(&text, mode.get_untracked());
        spawn_local(async move {
            match copy_for_a_while(text).await {
                true => toasts.done(t.copied()),
                false => toasts.problem(t.not_copied()),
            }
        });
    };
    let modes: Vec<Segment> = [
        (Mode::Password, "password", t.password()),
        (Mode::Passphrase, "passphrase", t.passphrase()),
        (Mode::Username, "username", t.username()),
    ]
    .into_iter()
    .filter(|(mode, ..)| only.is_none_or(|only| (only == Mode::Username) == (*mode == Mode::Username)))
    .map(|(_, key, label)| Segment::new(key, label))
    .collect();
    let several = modes.len() > 1;
    let active = Signal::derive(move || key_of(mode.get()).to_owned());
    let on_choose = move |key: String| asked.update(|asked| asked.mode = mode_of(&key));
    let fields = move || match mode.get() {
        Mode::Password => view! { <PasswordFields t asked /> }.into_any(),
        Mode::Passphrase => view! { <PassphraseFields t asked /> }.into_any(),
        Mode::Username => view! { <UsernameFields t asked /> }.into_any(),
    };
    view! {
        <div class="generator">
            {several.then(|| view! { <Segments label=t.what() segments=modes active on_choose /> })}
            <div class="made">
                <output class="made-text" aria-label=t.made()>
                    {move || made.with(|made| coloured(made))}
                </output>
                <span class="made-acts">
                    <IconButton icon="refresh-cw" label=t.again() on_press=roll />
                    <IconButton icon="copy" label=t.copy() on_press=copy />
                </span>
            </div>
            {move || asked.with(|asked| bits(&asked.clone().settled(&Floor::default()))).map(|bits| strength(bits, t))}
            <div class="generator-options">{fields}</div>
        </div>
    }
}

/// The generator over an editor: what is taken goes into its field.
#[component]
pub fn GeneratorDialog(
    texts: Texts,
    only: Mode,
    #[prop(into)] on_take: Callback<String>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let t = texts.generator();
    let words = use_words();
    let history = expect_context::<History>();
    let made = RwSignal::new(String::new());
    let title = match only {
        Mode::Username => t.generate_username(),
        _ => t.generate_password(),
    };
    let take = move || {
        let text = made.get_untracked();
        history.add(&text, only);
        on_take.run(text);
        on_close.run(());
    };
    let nothing = Signal::derive(move || made.with(String::is_empty));
    view! {
        <Dialog title=title on_close>
            <DialogBody><Generator texts made only=Some(only) /></DialogBody>
            <DialogActions>
                <Button on_press=move || on_close.run(())>{words.cancel}</Button>
                <Button look=Look::Primary on_press=take disabled=nothing>{t.take()}</Button>
            </DialogActions>
        </Dialog>
    }
}

/// What was copied or used since the last unlock.
#[component]
pub fn HistoryList(texts: Texts) -> impl IntoView {
    let t = texts.generator();
    let history = expect_context::<History>();
    let toasts = use_toasts();
    let line = move |Made { text, mode, at }: Made| {
        let value = text.clone();
        let copy = move || {
            let value = value.clone();
            spawn_local(async move {
                if copy_for_a_while(value).await {
                    toasts.done(t.copied());
                } else {
                    toasts.problem(t.not_copied());
                }
            });
        };
        let when: String = js_sys::Date::new(&at.into()).to_iso_string().into();
        let kind = match mode {
            Mode::Password => t.password(),
            Mode::Passphrase => t.passphrase(),
            Mode::Username => t.username(),
        };
        view! {
            <li class="made-line">
                <span class="made-text">{coloured(&text)}</span>
                <small>{kind}" · "{intl::date_time(texts.lang(), &when)}</small>
                <IconButton icon="copy" label=t.copy() on_press=copy />
            </li>
        }
    };
    move || {
        let all = history.get();
        if all.is_empty() {
            return view! { <p class="faint">{t.history_empty()}</p> }.into_any();
        }
        view! {
            <p class="faint">{t.history_note()}</p>
            <ul class="made-list">{all.into_iter().map(line).collect_view()}</ul>
            <div><Button on_press=move || history.clear()>{t.clear_history()}</Button></div>
        }
        .into_any()
    }
}

fn asked_first(only: Option<Mode>) -> Options {
    let mut asked = Options::recall();
    match only {
        Some(Mode::Username) => asked.mode = Mode::Username,
        Some(mode) if asked.mode == Mode::Username => asked.mode = mode,
        _ => {}
    }
    if asked.username.email.is_empty()
        && let Some(account) = use_session().account()
    {
        asked.username.email = account.email;
    }
    asked.settled(&Floor::default())
}

fn key_of(mode: Mode) -> &'static str {
    match mode {
        Mode::Password => "password",
        Mode::Passphrase => "passphrase",
        Mode::Username => "username",
    }
}

fn mode_of(key: &str) -> Mode {
    match key {
        "passphrase" => Mode::Passphrase,
        "username" => Mode::Username,
        _ => Mode::Password,
    }
}

/// Digits and signs stand out, so that a password can be read aloud.
fn coloured(text: &str) -> AnyView {
    text.chars()
        .map(|c| {
            let class = match c {
                '0'..='9' => "made-digit",
                c if c.is_alphabetic() => "made-letter",
                _ => "made-sign",
            };
            view! { <span class=class>{c}</span> }
        })
        .collect_view()
        .into_any()
}

fn strength(bits: u32, t: Words) -> impl IntoView {
    let (word, tone) = match bits {
        0..50 => (t.weak(), Tone::Danger),
        50..64 => (t.fair(), Tone::Warn),
        64..80 => (t.good(), Tone::Good),
        _ => (t.strong(), Tone::Good),
    };
    view! { <p class="made-strength"><Badge tone>{word}</Badge><span class="faint">{t.bits(bits)}</span></p> }
}

#[component]
fn PasswordFields(t: Words, asked: RwSignal<Options>) -> impl IntoView {
    let now = asked.with_untracked(|asked| asked.password.clone());
    let length = Entry::new(now.length.to_string());
    let (min_digits, min_special) = (
        Entry::new(now.min_digits.to_string()),
        Entry::new(now.min_special.to_string()),
    );
    let (upper, lower) = (RwSignal::new(now.upper), RwSignal::new(now.lower));
    let (digits, special) = (RwSignal::new(now.digits), RwSignal::new(now.special));
    let avoid = RwSignal::new(now.avoid_ambiguous);
    feed(asked, move |options| {
        options.password = PasswordOptions {
            length: number(length),
            upper: upper.get(),
            lower: lower.get(),
            digits: digits.get(),
            special: special.get(),
            min_digits: number(min_digits),
            min_special: number(min_special),
            avoid_ambiguous: avoid.get(),
        };
    });
    view! {
        <NumberField entry=length label=t.length() min=i64::from(SHORTEST) max=i64::from(LONGEST) />
        <CheckboxField checked=upper label=t.upper() />
        <CheckboxField checked=lower label=t.lower() />
        <CheckboxField checked=digits label=t.digits() />
        <CheckboxField checked=special label=t.special() />
        <CheckboxField checked=avoid label=t.avoid() />
        {move || digits.get().then(|| view! {
            <NumberField entry=min_digits label=t.min_digits() min=1 max=i64::from(MOST_REQUIRED) />
        })}
        {move || special.get().then(|| view! {
            <NumberField entry=min_special label=t.min_special() min=1 max=i64::from(MOST_REQUIRED) />
        })}
    }
}

#[component]
fn PassphraseFields(t: Words, asked: RwSignal<Options>) -> impl IntoView {
    let now = asked.with_untracked(|asked| asked.passphrase.clone());
    let words = Entry::new(now.words.to_string());
    let separator = Entry::new(now.separator);
    let (capitalize, with_number) = (RwSignal::new(now.capitalize), RwSignal::new(now.number));
    feed(asked, move |options| {
        options.passphrase = PassphraseOptions {
            words: number(words),
            separator: separator.get(),
            capitalize: capitalize.get(),
            number: with_number.get(),
        };
    });
    view! {
        <NumberField entry=words label=t.words() min=i64::from(FEWEST_WORDS) max=i64::from(MOST_WORDS) />
        <TextField entry=separator label=t.separator() optional=true />
        <CheckboxField checked=capitalize label=t.capitalize() />
        <CheckboxField checked=with_number label=t.number() />
    }
}

#[component]
fn UsernameFields(t: Words, asked: RwSignal<Options>) -> impl IntoView {
    let now = asked.with_untracked(|asked| asked.username.clone());
    let way = Entry::new(match now.way {
        Way::Word => "word",
        Way::Plus => "plus",
        Way::CatchAll => "catch-all",
    });
    let (email, domain) = (Entry::new(now.email), Entry::new(now.domain));
    let (capitalize, with_number) = (RwSignal::new(now.capitalize), RwSignal::new(now.number));
    let chosen = Memo::new(move |_| match way.get().as_str() {
        "plus" => Way::Plus,
        "catch-all" => Way::CatchAll,
        _ => Way::Word,
    });
    feed(asked, move |options| {
        options.username = UsernameOptions {
            way: chosen.get(),
            email: email.get(),
            domain: domain.get(),
            capitalize: capitalize.get(),
            number: with_number.get(),
        };
    });
    let ways = vec![
        Choice::new("word", t.random_word()),
        Choice::new("plus", t.plus()),
        Choice::new("catch-all", t.catch_all()),
    ];
    let more = move || {
        match chosen.get() {
        Way::Plus => {
            view! { <TextField entry=email label=t.email() kind=Kind::Email help=t.plus_help() /> }.into_any()
        }
        Way::CatchAll => {
            view! { <TextField entry=domain label=t.domain() placeholder="example.org" help=t.catch_all_help() /> }
                .into_any()
        }
        Way::Word => view! {
            <CheckboxField checked=capitalize label=t.capital() />
            <CheckboxField checked=with_number label=t.number() />
        }
        .into_any(),
    }
    };
    view! {
        <SelectField entry=way label=t.way() choices=ways />
        {more}
    }
}

/// Writes what the fields say into the options, whenever that changes them.
fn feed(asked: RwSignal<Options>, read: impl Fn(&mut Options) + 'static) {
    Effect::new(move |_| {
        let mut next = asked.get_untracked();
        read(&mut next);
        let next = next.settled(&Floor::default());
        if asked.with_untracked(|asked| *asked != next) {
            asked.set(next);
        }
    });
}

/// What is no number is the least there may be.
fn number(entry: Entry) -> u32 {
    entry.get().trim().parse().unwrap_or_default()
}
