//! A person or organization as two letters in a colour of its own. Refuses to know: who it is.

use leptos::prelude::*;

/// Initials on a colour that is derived from the id, so it stays when the name changes. Decoration beside the name.
///
/// ```ignore
/// <Avatar name=client.organization_name.clone() id=client.organization_id.to_string()/>
/// ```
#[component]
pub fn Avatar(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] id: Signal<String>,
    /// A person is round, an organization square.
    #[prop(optional)]
    round: bool,
) -> impl IntoView {
    view! {
        <span class="avatar" class:round=round aria-hidden="true" style=("--hue", move || id.with(|id| hue(id)).to_string())>
            {move || name.with(|name| initials(name))}
        </span>
    }
}

/// The first letters of the first two words (S-13: "My Client's Organization" is MC); of one word its first two.
pub fn initials(name: &str) -> String {
    let mut words = name
        .split(|c: char| c.is_whitespace() || matches!(c, '@' | '.' | '_' | '-'))
        .filter_map(|word| {
            let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            (!word.is_empty()).then_some(word)
        });
    let first = words.next().unwrap_or_default();
    let letters: String = match words.next() {
        Some(second) => first.chars().take(1).chain(second.chars().take(1)).collect(),
        None => first.chars().take(2).collect(),
    };
    letters.to_uppercase()
}

/// One of 24 hues (FNV-1a over the id; a neighbouring id gets a distant hue).
fn hue(id: &str) -> u32 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 8) % 24 * 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_the_first_two_words() {
        assert_eq!(initials("My Client's Organization"), "MC");
        assert_eq!(initials("Second Client's Organization"), "SC");
        assert_eq!(initials("  atelier lumière "), "AL");
    }

    #[test]
    fn one_word_gives_two_letters_and_an_address_its_parts() {
        assert_eq!(initials("Paul"), "PA");
        assert_eq!(initials("paul.durand@atelier.example"), "PD");
        assert_eq!(initials("école « Été »"), "ÉÉ");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn the_colour_depends_on_the_id_only() {
        assert_eq!(hue("0192-a"), hue("0192-a"));
        assert_ne!(hue("0192-a"), hue("0192-b"));
    }
}
