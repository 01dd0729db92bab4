//! What of a client wants a look: the words for it, the column's cell and the filter. Refuses to know: how the server finds it.

use crate::table::Live;
use crate::ui::{Badge, Tone};
use leptos::prelude::*;
use text::portal::Portal as Words;
use wire::portal::{ListedClient, attention};

/// Most urgent first, as the server orders them.
pub(super) const ALL: [&str; 6] = [
    attention::NO_OWNER,
    attention::NO_SEAT,
    attention::WAITING,
    attention::INVITATION,
    attention::ONE_OWNER,
    attention::FEW_SEATS,
];

/// In place of one word: any of them.
pub(super) const ANY: &str = "attention";

/// Whether a client belongs to what the filter shows; `all` and unknown words show everything.
pub(super) fn fits(client: &ListedClient, show: &str) -> bool {
    match show {
        ANY => !client.attention.is_empty(),
        word if ALL.contains(&word) => client.attention.iter().any(|found| found == word),
        _ => true,
    }
}

/// How many clients each word of [`ALL`] is true of, and any of them: one walk over all clients.
pub(super) fn counts(clients: &[ListedClient]) -> ([usize; ALL.len()], usize) {
    let (mut each, mut any) = ([0; ALL.len()], 0);
    for client in clients.iter().filter(|client| !client.attention.is_empty()) {
        any += 1;
        for (word, count) in ALL.iter().zip(&mut each) {
            *count += usize::from(fits(client, word));
        }
    }
    (each, any)
}

/// How urgent, for sorting: nothing comes last.
pub(super) fn rank(client: &ListedClient) -> usize {
    let first = client.attention.first();
    let place = first.and_then(|word| ALL.iter().position(|known| known == word));
    place.unwrap_or(ALL.len())
}

pub(super) fn sentence(t: Words, word: &str) -> &'static str {
    match word {
        attention::NO_OWNER => t.attention_no_owner(),
        attention::ONE_OWNER => t.attention_one_owner(),
        attention::WAITING => t.attention_waiting(),
        attention::INVITATION => t.attention_invitation(),
        attention::NO_SEAT => t.attention_no_seat(),
        attention::FEW_SEATS => t.attention_few_seats(),
        _ => t.attention_any(),
    }
}

fn tone(word: &str) -> Tone {
    match word {
        attention::NO_OWNER | attention::NO_SEAT => Tone::Danger,
        attention::WAITING | attention::INVITATION => Tone::Warn,
        _ => Tone::Plain,
    }
}

/// The most urgent as a badge, and how many more there are.
pub(super) fn cell(t: Words, row: Live<ListedClient>) -> impl IntoView {
    let is_there = row.memo(|client| !client.attention.is_empty());
    let tone = row.memo(|client| {
        client
            .attention
            .first()
            .map(|word| tone(word))
            .unwrap_or_default()
    });
    let name = row.memo(move |client| client.attention.first().map(|word| sentence(t, word)));
    let more = row.memo(|client| client.attention.len().saturating_sub(1));
    let rest = row.memo(move |client| {
        let rest: Vec<_> = client
            .attention
            .iter()
            .skip(1)
            .map(|word| sentence(t, word))
            .collect();
        rest.join(", ")
    });
    let others = move || {
        (more.get() > 0).then(|| view! { <small title=rest>{move || format!("+{}", more.get())}</small> })
    };
    let badge = move || {
        view! { <span class="named-line"><Badge tone>{name}</Badge>{others}</span> }
    };
    move || is_there.get().then(badge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(words: &[&str]) -> ListedClient {
        ListedClient {
            attention: words.iter().map(|word| (*word).to_owned()).collect(),
            ..ListedClient::default()
        }
    }

    #[test]
    fn the_filter_shows_clients_with_that_word_or_with_any() {
        let urgent = client(&["no_seat", "one_owner"]);
        assert!(fits(&urgent, "one_owner") && fits(&urgent, ANY) && fits(&urgent, "all"));
        assert!(!fits(&urgent, "waiting"));
        assert!(!fits(&client(&[]), ANY));
    }

    #[test]
    fn a_client_counts_once_for_each_of_its_words_and_once_for_any() {
        let clients = [
            client(&["no_owner", "few_seats"]),
            client(&[]),
            client(&["few_seats"]),
        ];
        assert_eq!(counts(&clients), ([1, 0, 0, 0, 0, 2], 2));
    }

    #[test]
    fn a_client_without_an_owner_is_more_urgent_than_one_with_few_seats() {
        assert!(rank(&client(&["no_owner"])) < rank(&client(&["few_seats"])));
        assert!(rank(&client(&["few_seats"])) < rank(&client(&[])));
    }
}
