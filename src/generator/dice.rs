//! Chance without bias. Refuses to know: what is drawn.

use js_sys::{Function, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

/// Draws numbers; the browser's in the app, a known row in tests.
pub trait Dice {
    fn next(&mut self) -> u32;

    /// Below `sides`, each number as likely as any other: the incomplete last round is thrown again.
    fn below(&mut self, sides: u32) -> u32 {
        assert!(sides > 0, "a die has a side");
        let whole = u32::MAX - (u32::MAX % sides + 1) % sides;
        loop {
            let thrown = self.next();
            if thrown <= whole {
                return thrown % sides;
            }
        }
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u32) as usize]
    }

    /// Fisher and Yates: every order is as likely as any other.
    fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

/// `crypto.getRandomValues`.
pub struct Browser;

impl Dice for Browser {
    fn next(&mut self) -> u32 {
        // Without it nothing else of this app works either; a predictable password would be worse than none.
        drawn().expect("the browser has a source of chance")
    }
}

fn drawn() -> Result<u32, JsValue> {
    let crypto = Reflect::get(&leptos::prelude::window(), &"crypto".into())?;
    let fill: Function = Reflect::get(&crypto, &"getRandomValues".into())?.dyn_into()?;
    let room = Uint32Array::new_with_length(1);
    fill.call1(&crypto, &room)?;
    Ok(room.get_index(0))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A known row of numbers (xorshift).
    pub struct Known(pub u32);

    impl Dice for Known {
        fn next(&mut self) -> u32 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 17;
            self.0 ^= self.0 << 5;
            self.0
        }
    }

    struct Row(Vec<u32>);

    impl Dice for Row {
        fn next(&mut self) -> u32 {
            self.0.remove(0)
        }
    }

    #[test]
    fn the_incomplete_last_round_is_thrown_again() {
        // 2^32 = 10 × 429,496,729 + 6: the last six numbers would favour 0 to 5.
        assert_eq!(Row(vec![u32::MAX, u32::MAX - 5, 17]).below(10), 7);
        assert_eq!(Row(vec![u32::MAX - 6]).below(10), 9);
        assert_eq!(Row(vec![u32::MAX]).below(16), 15);
    }

    #[test]
    fn every_side_comes_about_equally_often() {
        let mut dice = Known(0x1234_5678);
        let mut seen = [0_u32; 6];
        for _ in 0..60_000 {
            seen[dice.below(6) as usize] += 1;
        }
        assert!(
            seen.iter().all(|count| (9_500..10_500).contains(count)),
            "{seen:?}"
        );
    }
}
