//! Tests that run natively on RustCrypto and in Chromium on SubtleCrypto, from one text.
//! Refuses to know: what is tested.

/// `async fn a_rule(engine) { … }`: `engine` is a reference to the engine of the platform.
macro_rules! both {
    ($(async fn $name:ident($engine:ident) $body:block)*) => {
        $(
            #[cfg(not(target_arch = "wasm32"))]
            #[test]
            fn $name() {
                let $engine = &crate::engine::Native;
                crate::engine::wait(async move { $body });
            }

            #[cfg(target_arch = "wasm32")]
            #[wasm_bindgen_test::wasm_bindgen_test]
            async fn $name() {
                let $engine = &crate::engine::WebCrypto::new().expect("tests run on localhost");
                $body
            }
        )*
    };
}

pub(crate) use both;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
