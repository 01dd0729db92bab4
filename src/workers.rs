//! Starts the worker files of the app under any of our content security policies.
//! Refuses to know: what is said to them.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Worker, WorkerOptions, WorkerType};

/// The worker files that Trunk makes, by the names of their binaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loader {
    Safe,
    /// `crates/strength`.
    Strength,
}

impl Loader {
    const ALL: [Self; 2] = [Self::Safe, Self::Strength];

    fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Strength => "strength",
        }
    }

    fn address(self) -> String {
        format!("/{}_loader.js", self.name())
    }
}

pub fn start(loader: Loader) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(loader.name());
    let class: Function = Reflect::get(&js_sys::global(), &"Worker".into())?.dyn_into()?;
    let address = trusted(&loader.address())?;
    Reflect::construct(&class, &Array::of2(&address, &options))?.dyn_into()
}

/// Under `require-trusted-types-for 'script'` a worker starts from a trusted value only. The policy named `claviger`
/// vouches for these addresses only; without trusted types the address itself is enough.
fn trusted(url: &str) -> Result<JsValue, JsValue> {
    let factory = Reflect::get(&js_sys::global(), &"trustedTypes".into())?;
    if factory.is_undefined() {
        return Ok(url.into());
    }
    thread_local! {
        static POLICY: std::cell::OnceCell<Object> = const { std::cell::OnceCell::new() };
    }
    POLICY.with(|made| {
        let policy = match made.get() {
            Some(policy) => policy.clone(),
            None => {
                let vouch =
                    Closure::<dyn Fn(String) -> Result<String, JsValue>>::new(
                        |url: String| match Loader::ALL.iter().any(|loader| loader.address() == url) {
                            true => Ok(url),
                            false => Err(JsValue::from("not a worker of the app")),
                        },
                    );
                let rules = Object::new();
                Reflect::set(&rules, &"createScriptURL".into(), vouch.as_ref())?;
                let create: Function = Reflect::get(&factory, &"createPolicy".into())?.dyn_into()?;
                let policy: Object = create.call2(&factory, &"claviger".into(), &rules)?.dyn_into()?;
                // The policy lives as long as the page, and only one of its name may be made.
                vouch.forget();
                made.get_or_init(|| policy).clone()
            }
        };
        let create: Function = Reflect::get(&policy, &"createScriptURL".into())?.dyn_into()?;
        create.call1(&policy, &url.into())
    })
}
