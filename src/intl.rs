//! The person's language: the sentences in it, and dates and numbers by the browser's `Intl`.
//! Refuses to know: what is written.

use crate::browser::Setting;
use crate::ui::{Phrase, Sentence, UiWords};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;
use text::words::Words;
use text::{Lang, Texts};
use wasm_bindgen::{JsCast, JsValue};

/// The chosen language. Changing it rebuilds the tree below `App`, so pages read it once.
#[derive(Clone, Copy)]
pub struct Language(pub RwSignal<Lang>);

impl Language {
    /// The stored choice, else the browser's preference.
    pub fn from_browser() -> Self {
        let tag = Setting::Language
            .read()
            .or_else(|| window().navigator().language());
        let lang = tag.as_deref().map(Lang::from_tag).unwrap_or_default();
        Self(RwSignal::new(lang))
    }

    pub fn choose(self, lang: Lang) {
        Setting::Language.write(lang.tag());
        self.0.set(lang);
    }
}

/// The sentences in the person's language.
pub fn use_text() -> Texts {
    Texts(expect_context::<Language>().0.get_untracked())
}

/// The words that components say by themselves, for the context of everything drawn in this language.
pub fn ui_words(lang: Lang) -> UiWords {
    let t = Words(lang);
    let (problems, actions_for, select): (Sentence<usize>, Phrase, Phrase) = match lang {
        Lang::En => (
            |n| Words(Lang::En).problems(n),
            |what| Words(Lang::En).actions_for(what),
            |what| Words(Lang::En).select(what),
        ),
        Lang::Fr => (
            |n| Words(Lang::Fr).problems(n),
            |what| Words(Lang::Fr).actions_for(what),
            |what| Words(Lang::Fr).select(what),
        ),
    };
    UiWords {
        close: t.close(),
        cancel: t.cancel(),
        show: t.show(),
        hide: t.hide(),
        copy: t.copy(),
        copied: t.copied(),
        retry: t.retry(),
        clear: t.clear(),
        loading: t.loading(),
        optional: t.optional(),
        less: t.less(),
        more: t.more(),
        actions: t.actions(),
        select_all: t.select_all(),
        notifications: t.notifications(),
        problems,
        actions_for,
        select,
    }
}

/// `2026-11-22T17:05:00Z` as a date, in the person's time zone.
pub fn date(lang: Lang, iso: &str) -> String {
    format_date(lang, iso, &[("dateStyle", "medium")])
}

/// A date with its time.
pub fn date_time(lang: Lang, iso: &str) -> String {
    format_date(lang, iso, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

pub fn number(lang: Lang, value: f64) -> String {
    written(&number_format(lang, &[]), value)
}

/// A month such as `2026-11`, in words.
pub fn month(lang: Lang, month: &str) -> String {
    // The middle of the month is in it wherever the person is.
    let middle = format!("{month}-15T12:00:00Z");
    format_date(lang, &middle, &[("year", "numeric"), ("month", "long")])
}

/// Minor units of a currency (cents, yen) as money.
pub fn money(lang: Lang, minor: i64, currency: &str) -> String {
    let Some(format) = currency_format(lang, currency) else {
        return format!("{minor} {currency}");
    };
    written(&format.format(), minor as f64 / 10_f64.powf(places(&format)))
}

/// How many decimals an amount in this currency has; 2 for what is no currency.
pub fn minor_places(lang: Lang, currency: &str) -> usize {
    currency_format(lang, currency).map_or(2, |format| places(&format) as usize)
}

fn places(format: &Intl::NumberFormat) -> f64 {
    let digits = Reflect::get(&format.resolved_options(), &"maximumFractionDigits".into());
    digits.ok().and_then(|digits| digits.as_f64()).unwrap_or(2.0)
}

/// The same for an amount in the currency's main unit.
pub fn money_major(lang: Lang, major: f64, currency: &str) -> String {
    match currency_format(lang, currency) {
        Some(format) => written(&format.format(), major),
        None => format!("{major} {currency}"),
    }
}

/// The browser throws for what is no currency; the server checks them, so nothing here is a broken answer.
fn currency_format(lang: Lang, currency: &str) -> Option<Intl::NumberFormat> {
    let fine = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_alphabetic());
    let options = object(&[("style", "currency"), ("currency", currency)]);
    fine.then(|| Intl::NumberFormat::new(&locales(lang), &options))
}

fn number_format(lang: Lang, options: &[(&str, &str)]) -> Function {
    known(lang, options, |locales, options| {
        Intl::NumberFormat::new(locales, options).format()
    })
}

fn written(format: &Function, value: f64) -> String {
    called(format.call1(&JsValue::UNDEFINED, &value.into()), || {
        value.to_string()
    })
}

thread_local! {
    /// By language and options: a list formats a date per row, and making a format takes longer than using it.
    static FORMATS: RefCell<HashMap<String, Function>> = RefCell::default();
}

fn known(lang: Lang, options: &[(&str, &str)], make: impl FnOnce(&Array, &Object) -> Function) -> Function {
    let key = format!("{} {options:?}", lang.tag());
    FORMATS.with_borrow_mut(|formats| {
        let format = formats
            .entry(key)
            .or_insert_with(|| make(&locales(lang), &object(options)));
        format.clone()
    })
}

/// The size of a file in the largest unit that leaves a whole number before the point.
pub fn bytes(lang: Lang, bytes: u64) -> String {
    let units = ["byte", "kilobyte", "megabyte", "gigabyte"];
    let (mut size, mut unit) = (bytes as f64, 0);
    while size >= 1000.0 && unit + 1 < units.len() {
        (size, unit) = (size / 1000.0, unit + 1);
    }
    let size = (size * 10.0).round() / 10.0;
    let display = if unit == 0 { "long" } else { "short" };
    let options = [("style", "unit"), ("unit", units[unit]), ("unitDisplay", display)];
    written(&number_format(lang, &options), size)
}

/// A figure with at most two decimals.
pub fn decimal(lang: Lang, value: f64) -> String {
    number(lang, (value * 100.0).round() / 100.0)
}

fn format_date(lang: Lang, iso: &str, options: &[(&str, &str)]) -> String {
    let date = Date::new(&iso.into());
    if date.get_time().is_nan() {
        return iso.to_owned();
    }
    let format = known(lang, options, |locales, options| {
        Intl::DateTimeFormat::new(locales, options).format()
    });
    called(format.call1(&JsValue::UNDEFINED, &date), || iso.to_owned())
}

fn called(answer: Result<JsValue, JsValue>, fallback: impl Fn() -> String) -> String {
    answer
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(fallback)
}

fn object(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

fn locales(lang: Lang) -> Array {
    Array::of1(&lang.tag().into()).unchecked_into()
}
