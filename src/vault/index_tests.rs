//! The index against the plain rule: any rows, any changes, any filter and query give the same order.

use super::*;
use crate::vault::filter::{Shelf, Vault};
use crate::vault::fold::fold;
use crate::vault::row::{Broken, Kind};
use proptest::prelude::*;

/// A login of the person's own, with nothing special about it.
pub fn row(id: &str, name: &str) -> Row {
    Row {
        id: id.into(),
        kind: Kind::Login,
        name: name.into(),
        subtitle: String::new(),
        uris: Vec::new(),
        organization_id: None,
        folder_id: None,
        collection_ids: Vec::new(),
        favorite: false,
        reprompt: false,
        deleted: false,
        archived: false,
        revision_date: String::new(),
        has_attachments: false,
        has_totp: false,
        has_passkey: false,
        edit: true,
        view_password: true,
        may_delete: true,
        may_restore: true,
        problem: None,
    }
}

fn shown(rows: &[Row], filter: &Filter, typed: &str) -> Vec<String> {
    let order = Index::of(rows).order(rows, filter, &Query::parse(typed), Sort::Name);
    order
        .into_iter()
        .map(|number| rows[number as usize].name.clone())
        .collect()
}

#[test]
fn rows_stand_in_the_order_of_their_names_without_case_and_accents() {
    let rows = [
        row("1", "zebra"),
        row("2", "Évian"),
        row("3", "apple"),
        row("4", "Eva"),
    ];
    assert_eq!(
        shown(&rows, &Filter::default(), ""),
        ["apple", "Eva", "Évian", "zebra"]
    );
}

#[test]
fn a_broken_row_stays_in_the_list_at_its_end() {
    let broken = Row {
        problem: Some(Broken::DoesNotOpen),
        ..row("1", "")
    };
    assert_eq!(shown(&[broken, row("2", "b")], &Filter::default(), ""), ["b", ""]);
}

#[test]
fn every_word_must_be_found_in_name_subtitle_or_address() {
    let mail = Row {
        subtitle: "paul@example.com".into(),
        uris: vec!["https://mail.example.com".into()],
        ..row("1", "Courrier")
    };
    let rows = [mail, row("2", "Courrier papier")];
    assert_eq!(shown(&rows, &Filter::default(), "courrier paul"), ["Courrier"]);
    assert_eq!(shown(&rows, &Filter::default(), "MAIL.example"), ["Courrier"]);
    assert_eq!(
        shown(&rows, &Filter::default(), "courrier"),
        ["Courrier", "Courrier papier"]
    );
    assert!(shown(&rows, &Filter::default(), "courrierpaul").is_empty());
}

#[test]
fn one_letter_does_not_search_yet_but_one_ideograph_does() {
    let rows = [row("1", "東京"), row("2", "b")];
    assert_eq!(shown(&rows, &Filter::default(), "a").len(), 2);
    assert_eq!(shown(&rows, &Filter::default(), "東"), ["東京"]);
}

#[test]
fn an_item_is_found_by_the_first_eight_characters_of_its_id() {
    let rows = [
        row("0199aaaa-1111-7000-8000-000000000000", "one"),
        row("0199bbbb-1111", "two"),
    ];
    assert_eq!(shown(&rows, &Filter::default(), "0199aaaa"), ["one"]);
    assert!(shown(&rows, &Filter::default(), "0199aaa").is_empty());
}

#[test]
fn trash_and_archive_show_only_under_their_own_names() {
    let rows = [
        Row {
            deleted: true,
            ..row("1", "trashed")
        },
        Row {
            archived: true,
            ..row("2", "archived")
        },
        Row {
            archived: true,
            deleted: true,
            ..row("3", "both")
        },
        row("4", "shown"),
    ];
    let on = |shelf| shown(&rows, &Filter::default().on_shelf(shelf), "");
    assert_eq!(on(Shelf::All), ["shown"]);
    assert_eq!(on(Shelf::Archive), ["archived"]);
    assert_eq!(on(Shelf::Trash), ["both", "trashed"]);
    assert_eq!(shown(&rows, &Filter::default(), "trashed"), Vec::<String>::new());
}

fn any_row() -> impl Strategy<Value = Row> {
    let place = (0..4u8, 0..3u8, prop::collection::vec(0..4u8, 0..3), 1..7u8);
    (
        0..40u32,
        "[a-cÉé ]{0,4}",
        "[a-c@.]{0,4}",
        place,
        any::<[bool; 3]>(),
    )
        .prop_map(
            |(
                id,
                name,
                subtitle,
                (organization, folder, collections, kind),
                [favorite, deleted, archived],
            )| Row {
                organization_id: (organization > 0).then(|| OrgId::from(format!("o{organization}"))),
                folder_id: (folder > 0).then(|| format!("f{folder}").into()),
                collection_ids: collections.iter().map(|c| format!("c{c}").into()).collect(),
                kind: kind.into(),
                subtitle: subtitle.clone(),
                uris: if subtitle.is_empty() {
                    vec![]
                } else {
                    vec![format!("https://{subtitle}")]
                },
                favorite,
                deleted: deleted && archived,
                archived: archived && favorite,
                ..row(&format!("{id:08}"), &name)
            },
        )
}

use wire::OrgId;

fn any_filter() -> impl Strategy<Value = Filter> {
    let vault = prop_oneof![
        Just(Vault::All),
        Just(Vault::Mine),
        (1..5u8).prop_map(|n| Vault::Organization(format!("o{n}").into())),
    ];
    let shelf = prop_oneof![
        Just(Shelf::All),
        Just(Shelf::Favorites),
        Just(Shelf::NoFolder),
        Just(Shelf::Unassigned),
        Just(Shelf::Archive),
        Just(Shelf::Trash),
        (1..7u8).prop_map(|n| Shelf::Kind(n.into())),
        (1..4u8).prop_map(|n| Shelf::Folder(format!("f{n}").into())),
        (0..5u8).prop_map(|n| Shelf::Collection(format!("c{n}").into())),
    ];
    (vault, shelf).prop_map(|(vault, shelf)| Filter { vault, shelf })
}

/// The rule, row by row.
fn model(rows: &[Row], filter: &Filter, typed: &str) -> Vec<String> {
    let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    let searches = typed.chars().filter(|c| !c.is_whitespace()).count() >= 2;
    let holds = |row: &&Row| {
        let parts: Vec<String> = [&row.name, &row.subtitle]
            .into_iter()
            .chain(&row.uris)
            .map(|part| fold(part))
            .collect();
        words
            .iter()
            .all(|word| parts.iter().any(|part| part.contains(word.as_str())))
    };
    let admitted = rows
        .iter()
        .filter(|row| filter.admits(row))
        .filter(|row| !searches || holds(row));
    let mut ids: Vec<_> = admitted
        .map(|row| (row.name.is_empty(), fold(&row.name), row.id.to_string()))
        .collect();
    ids.sort();
    ids.into_iter().map(|(_, _, id)| id).collect()
}

proptest! {
    #[test]
    fn the_index_answers_as_the_rule_does_after_any_changes(
        first in prop::collection::vec(any_row(), 0..30),
        changes in prop::collection::vec((any::<bool>(), any_row()), 0..20),
        filter in any_filter(),
        typed in "[a-c@é ]{0,5}",
    ) {
        let mut index = Index::default();
        let mut rows = Vec::new();
        for row in first {
            index.put(&mut rows, row);
        }
        for (put, row) in changes {
            if put {
                index.put(&mut rows, row);
            } else {
                index.remove(&mut rows, &row.id);
            }
        }
        let order = index.order(&rows, &filter, &Query::parse(&typed), Sort::Name);
        let mut shown: Vec<_> = order
            .iter()
            .map(|number| &rows[*number as usize])
            .map(|row| (row.name.is_empty(), fold(&row.name), row.id.to_string()))
            .collect();
        // Rows of equal name may stand in any order; their names may not.
        prop_assert!(shown.is_sorted_by_key(|(empty, name, _)| (*empty, name.clone())));
        shown.sort();
        let shown: Vec<_> = shown.into_iter().map(|(_, _, id)| id).collect();
        prop_assert_eq!(shown, model(&rows, &filter, &typed));
        for (position, row) in rows.iter().enumerate() {
            prop_assert_eq!(index.position(&row.id), Some(position));
        }
    }

    #[test]
    fn each_count_is_the_length_of_the_list_it_announces(
        rows in prop::collection::vec(any_row(), 0..40),
        filter in any_filter(),
    ) {
        let index = Index::of(&rows);
        let counts = index.counts(&filter.vault);
        let count = |shelf: Shelf| {
            index.order(&rows, &filter.clone().on_shelf(shelf), &Query::default(), Sort::Name).len()
        };
        prop_assert_eq!(counts.all, count(Shelf::All));
        prop_assert_eq!(counts.favorites, count(Shelf::Favorites));
        prop_assert_eq!(counts.no_folder, count(Shelf::NoFolder));
        prop_assert_eq!(counts.unassigned, count(Shelf::Unassigned));
        prop_assert_eq!(counts.archive, count(Shelf::Archive));
        prop_assert_eq!(counts.trash, count(Shelf::Trash));
        for kind in Kind::KNOWN {
            prop_assert_eq!(counts.kinds.get(&kind).copied().unwrap_or(0), count(Shelf::Kind(kind)));
        }
        for folder in ["f1", "f2"] {
            let id = wire::FolderId::from(folder);
            prop_assert_eq!(counts.folders.get(&id).copied().unwrap_or(0), count(Shelf::Folder(id)));
        }
        let all = Filter::default();
        prop_assert_eq!(counts.every, index.order(&rows, &all, &Query::default(), Sort::Name).len());
    }
}
