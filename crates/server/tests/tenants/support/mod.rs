//! What the tests stand on: a house (the real router on a fresh database of either kind), and people in it who speak
//! HTTP. Refuses to know: any rule.

pub mod house;
pub mod items;
pub mod link;
pub mod person;
pub mod portal;
mod postgres;
pub mod sealed;

pub use house::House;
pub use person::{Answer, Person};

/// Declares a test that runs twice: `on_both! { async fn a_rule_as_a_sentence(house) { … } }`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($house:ident) $body:block)+) => {$(
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn story($house: $crate::support::House) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                story($crate::support::House::on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgresql() {
                story($crate::support::House::on_postgresql().await).await;
            }
        }
    )+};
}
