//! The worker's door: `[number, password, known words…]` comes in, `[number, score]` goes out.

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::listen();
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::Array;
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
    use zeroize::Zeroizing;

    pub fn listen() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let door = scope.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Ok(asked) = event.data().dyn_into::<Array>() else {
                return;
            };
            // The first of them is the password.
            let words = asked.iter().skip(1).filter_map(|word| word.as_string());
            let words: Vec<Zeroizing<String>> = words.map(Zeroizing::new).collect();
            let words: Vec<&str> = words.iter().map(|word| word.as_str()).collect();
            if let Some((password, known)) = words.split_first() {
                let score = strength::score(password, known);
                // The page may be gone.
                let _ = door.post_message(&Array::of2(&asked.get(0), &score.into()));
            }
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // Listens as long as the worker lives.
        on_message.forget();
        // Says that it listens.
        let _ = scope.post_message(&JsValue::NULL);
    }
}
