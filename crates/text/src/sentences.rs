//! The macro that declares a group of sentences: one line each, English then French.
//! Refuses to know: any particular sentence.

/// Declares a `Copy` group type with one method per sentence.
///
/// `clients = "Clients", "Clients";` gives `fn clients(self) -> &'static str`;
/// `seats_left(n: u64) = format!(…), format!(…);` gives `fn seats_left(self, n: u64) -> String`.
macro_rules! sentences {
    ($(#[$doc:meta])* $group:ident { $($name:ident $(($($arg:ident : $ty:ty),+ $(,)?))? = $en:expr, $fr:expr;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $group(pub $crate::Lang);

        impl $group {
            $(sentences! { @one $name $(($($arg : $ty),+))? = $en, $fr })+
        }
    };
    (@one $name:ident = $en:expr, $fr:expr) => {
        // Sentences are named after what they say: `new`, `clone` are words here.
        #[allow(clippy::new_ret_no_self, clippy::should_implement_trait)]
        pub fn $name(self) -> &'static str {
            match self.0 { $crate::Lang::En => $en, $crate::Lang::Fr => $fr }
        }
    };
    (@one $name:ident ($($arg:ident : $ty:ty),+) = $en:expr, $fr:expr) => {
        pub fn $name(self, $($arg: $ty),+) -> String {
            match self.0 { $crate::Lang::En => $en, $crate::Lang::Fr => $fr }
        }
    };
}
