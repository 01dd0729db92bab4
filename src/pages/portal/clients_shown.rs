//! Which clients the table shows, in which order; and their totals. Refuses to know: the URL and the view.

use super::{attention, client_access};
use crate::table::{Sort, order_by};
use crate::vault::fold::fold;
use wire::portal::ListedClient;

/// The names as search and sort compare them: folded once per answer, not once per key.
pub(super) fn folded_names(clients: &[ListedClient]) -> Vec<String> {
    clients
        .iter()
        .map(|client| fold(&client.organization_name))
        .collect()
}

/// Indices of all clients in the order of the column; `names` are theirs, folded (P-31).
pub(super) fn sorted(clients: &[ListedClient], names: &[String], sort: &Sort) -> Vec<u32> {
    let down = sort.descending;
    match sort.key.as_str() {
        "assigned" => order_by(clients, down, |client| client.seats.unwrap_or(i64::MAX)),
        "used" => order_by(clients, down, |client| client.occupied_seats),
        "remaining" => order_by(clients, down, |client| remaining(client).unwrap_or(i64::MAX)),
        "items" => order_by(clients, down, client_access::rank),
        "attention" => order_by(clients, down, attention::rank),
        "plan" => {
            let rows: Vec<_> = clients.iter().zip(names).collect();
            order_by(&rows, down, |(client, name)| {
                (plan_name(&client.plan), name.as_str())
            })
        }
        _ => order_by(names, down, |name| name.as_str()),
    }
}

/// Those of `order` whose name contains the search and that belong to what the filter shows (P-30).
pub(super) fn found(
    clients: &[ListedClient],
    names: &[String],
    order: &[u32],
    search: &str,
    show: &str,
) -> Vec<u32> {
    let search = fold(search.trim());
    let fits = |at: usize| {
        clients
            .get(at)
            .is_some_and(|client| attention::fits(client, show))
            && (search.is_empty() || names.get(at).is_some_and(|name| name.contains(&search)))
    };
    order.iter().copied().filter(|at| fits(*at as usize)).collect()
}

/// Assigned minus used: negative when seats were lowered elsewhere, nothing when seats are unlimited (P-37).
pub(super) fn remaining(client: &ListedClient) -> Option<i64> {
    Some(client.seats? - client.occupied_seats)
}

/// The plan without how it is billed: "Enterprise (Monthly)" is Enterprise (P-31).
pub(super) fn plan_name(plan: &str) -> &str {
    plan.split(" (").next().unwrap_or(plan)
}

/// Seats over all clients: assigned and used.
pub(super) fn totals(clients: &[ListedClient]) -> (i64, i64) {
    clients.iter().fold((0, 0), |(assigned, used), client| {
        (assigned + client.seats.unwrap_or(0), used + client.occupied_seats)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(name: &str, seats: i64, used: i64, plan: &str) -> ListedClient {
        ListedClient {
            organization_name: name.into(),
            seats: Some(seats),
            occupied_seats: used,
            plan: plan.into(),
            ..ListedClient::default()
        }
    }

    fn some() -> Vec<ListedClient> {
        vec![
            client("Zürich", 3, 1, "Enterprise (Monthly)"),
            client("Éclair", 2, 4, "Teams (Monthly)"),
            client("atelier Lumière", 12, 7, "Teams (Monthly)"),
        ]
    }

    fn names(clients: &[ListedClient], search: &str, sort: &str) -> Vec<String> {
        let sort = Sort::parse(sort).unwrap();
        let folded = folded_names(clients);
        let order = found(clients, &folded, &sorted(clients, &folded, &sort), search, "all");
        order
            .iter()
            .map(|at| clients[*at as usize].organization_name.clone())
            .collect()
    }

    #[test]
    fn names_sort_without_regard_to_case_and_accents() {
        assert_eq!(
            names(&some(), "", "client"),
            ["atelier Lumière", "Éclair", "Zürich"]
        );
        assert_eq!(
            names(&some(), "", "-client"),
            ["Zürich", "Éclair", "atelier Lumière"]
        );
    }

    #[test]
    fn one_sort_answers_which_clients_have_no_free_seat() {
        assert_eq!(names(&some(), "", "remaining")[0], "Éclair");
        assert_eq!(names(&some(), "", "-used")[0], "atelier Lumière");
        assert_eq!(
            names(&some(), "", "plan"),
            ["Zürich", "atelier Lumière", "Éclair"]
        );
    }

    #[test]
    fn the_search_finds_a_part_of_a_name() {
        assert_eq!(names(&some(), " LUMIERE", "client"), ["atelier Lumière"]);
        assert!(names(&some(), "nobody", "client").is_empty());
    }

    #[test]
    fn unlimited_seats_come_last_and_have_no_remaining() {
        let mut clients = some();
        clients[0].seats = None;
        assert_eq!(remaining(&clients[0]), None);
        assert_eq!(
            names(&clients, "", "assigned").last().map(String::as_str),
            Some("Zürich")
        );
        assert_eq!(totals(&clients), (14, 12));
    }

    #[test]
    fn a_plan_is_named_without_its_billing() {
        assert_eq!(plan_name("Enterprise (Monthly)"), "Enterprise");
        assert_eq!(plan_name("Free"), "Free");
    }
}
