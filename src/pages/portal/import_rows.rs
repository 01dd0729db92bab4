//! Rows of a file as clients to be: headings in both languages, plans and seats read, what is wrong with each.
//! Refuses to know: files and the server; the dry run adds its own findings.

use crate::form::check;
use crate::spreadsheet::Cells;
use crate::vault::fold::fold;
use leptos::prelude::*;
use text::import::Import as Words;
use wire::organization::plan;
use wire::portal::{ClientRow, RowVerdict};

/// More than this is not sent to the server (nor drawn): split the file.
pub(super) const MOST: usize = 5_000;

/// How far a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// The dry run found nothing wrong.
    Ready,
    /// Cannot be made as it stands; each sentence says why.
    Wrong(Vec<String>),
    Making,
    /// Made; with the owner's link where no mail goes out (D8).
    Made(Option<String>),
    /// Refused or failed; it can be tried again.
    Failed(String),
}

/// One client to be.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    /// Where it stands in the file.
    pub line: u64,
    pub client: ClientRow,
    pub state: RwSignal<State>,
}

/// Where the columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Columns {
    name: usize,
    email: usize,
    plan: Option<usize>,
    seats: Option<usize>,
}

/// A file without headings has name, e-mail, plan, seats in this order.
const UNNAMED: Columns = Columns {
    name: 0,
    email: 1,
    plan: Some(2),
    seats: Some(3),
};

/// Reads the rows; what can be seen without the server is judged here.
pub(super) fn rows(t: Words, file: Vec<(u64, Cells)>) -> Vec<Row> {
    let mut file = file.into_iter().peekable();
    let columns = match file.peek().and_then(|(_, first)| headings(first)) {
        Some(columns) => {
            file.next();
            columns
        }
        None => UNNAMED,
    };
    file.map(|(line, cells)| row(t, columns, line, &cells)).collect()
}

fn headings(first: &Cells) -> Option<Columns> {
    let at = |words: &[&str]| {
        first.iter().position(|cell| {
            let cell = fold(cell);
            words.contains(&cell.as_str())
        })
    };
    Some(Columns {
        name: at(&[
            "name",
            "client",
            "organization",
            "organization name",
            "nom",
            "organisation",
            "nom de l'organisation",
        ])?,
        email: at(&[
            "email",
            "e-mail",
            "owner",
            "owner email",
            "owner e-mail",
            "client owner email",
            "courriel",
            "adresse e-mail",
            "proprietaire",
            "e-mail du proprietaire",
        ])?,
        plan: at(&["plan", "formule", "offre"]),
        seats: at(&[
            "seats",
            "assigned",
            "licences",
            "places",
            "attribues",
            "attribuees",
        ]),
    })
}

fn row(t: Words, columns: Columns, line: u64, cells: &Cells) -> Row {
    let cell = |at: usize| cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
    let optional = |at: Option<usize>| at.map(cell).filter(|cell| !cell.is_empty());
    let mut wrong = Vec::new();
    let plan_type = optional(columns.plan).and_then(|text| {
        let plan = plan_of(text);
        if plan.is_none() {
            wrong.push(t.plan_unknown(text));
        }
        plan
    });
    let seats = optional(columns.seats).and_then(|text| {
        let seats = text.parse::<i64>().ok();
        if seats.is_none() {
            wrong.push(t.seats_unknown(text));
        }
        seats
    });
    let owner_email = cell(columns.email).to_lowercase();
    if !owner_email.is_empty() && !check::email(&owner_email) {
        wrong.push(t.problem("bad_email").to_owned());
    }
    let state = match wrong.is_empty() {
        true => State::Ready,
        false => State::Wrong(wrong),
    };
    Row {
        line,
        client: ClientRow {
            name: cell(columns.name).to_owned(),
            owner_email,
            plan_type,
            seats,
        },
        state: RwSignal::new(state),
    }
}

/// A plan by its name in either language, or by the wire's number.
fn plan_of(text: &str) -> Option<u8> {
    let name = fold(text);
    let name = name.split(" (").next().unwrap_or_default();
    match name {
        "teams" | "equipes" | "team" | "equipe" => Some(plan::TEAMS_MONTHLY),
        "enterprise" | "entreprise" => Some(plan::ENTERPRISE_MONTHLY),
        number => number.parse().ok().filter(|number| {
            [
                plan::TEAMS_MONTHLY,
                plan::TEAMS_ANNUALLY,
                plan::ENTERPRISE_MONTHLY,
                plan::ENTERPRISE_ANNUALLY,
            ]
            .contains(number)
        }),
    }
}

/// What the dry run says of a row, added to what was seen here; defaults are filled in.
pub(super) fn judge(t: Words, row: &mut Row, verdict: RowVerdict) {
    row.client.plan_type = row.client.plan_type.or(verdict.plan_type);
    row.client.seats = row.client.seats.or(verdict.seats);
    let found = verdict
        .problems
        .iter()
        .map(|problem| t.problem_of(&problem.field, &problem.code));
    row.state.update(|state| {
        let mut wrong = match state {
            State::Wrong(wrong) => std::mem::take(wrong),
            _ => Vec::new(),
        };
        for sentence in found {
            if !wrong.contains(&sentence) {
                wrong.push(sentence);
            }
        }
        *state = if wrong.is_empty() {
            State::Ready
        } else {
            State::Wrong(wrong)
        };
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Lang;
    use wire::portal::RowProblem;

    const T: Words = Words(Lang::En);

    fn file(rows: &[&[&str]]) -> Vec<(u64, Cells)> {
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        (1..).zip(rows.iter().map(cells)).collect()
    }

    #[test]
    fn headings_are_known_in_both_languages_and_any_order() {
        let _owner = Owner::new();
        for head in [
            ["Seats", "E-mail", "Name", "Plan"],
            ["Licences", "Propriétaire", "Nom", "Formule"],
        ] {
            let rows = rows(T, file(&[&head, &["3", "A@b.c", "Acme", "Entreprise"]]));
            assert_eq!(rows.len(), 1);
            let client = &rows[0].client;
            assert_eq!(
                (client.name.as_str(), client.owner_email.as_str()),
                ("Acme", "a@b.c")
            );
            assert_eq!((client.plan_type, client.seats), (Some(19), Some(3)));
        }
    }

    #[test]
    fn without_headings_the_usual_order_counts_and_what_is_missing_is_left_to_the_defaults() {
        let _owner = Owner::new();
        let rows = rows(T, file(&[&["Acme", "a@b.c"], &["Élan", "d@e.f", "Teams", "2"]]));
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].client.plan_type, rows[0].client.seats), (None, None));
        assert_eq!(rows[1].client.plan_type, Some(17));
    }

    #[test]
    fn an_unknown_plan_and_seats_that_are_no_number_are_told_per_row() {
        let _owner = Owner::new();
        let rows = rows(T, file(&[&["Acme", "a@b.c", "Gold", "many"]]));
        let State::Wrong(wrong) = rows[0].state.get_untracked() else {
            panic!("the row is wrong");
        };
        assert_eq!(wrong.len(), 2);
    }

    #[test]
    fn what_the_dry_run_finds_is_added_and_defaults_are_filled_in() {
        let _owner = Owner::new();
        let mut rows = rows(T, file(&[&["Acme", "a@b.c"]]));
        let verdict = RowVerdict {
            plan_type: Some(17),
            seats: Some(5),
            problems: Vec::new(),
        };
        judge(T, &mut rows[0], verdict.clone());
        assert_eq!(rows[0].state.get_untracked(), State::Ready);
        assert_eq!(rows[0].client.seats, Some(5));
        let problems = vec![RowProblem {
            field: "name".into(),
            code: "name_taken".into(),
        }];
        judge(T, &mut rows[0], RowVerdict { problems, ..verdict });
        assert!(matches!(rows[0].state.get_untracked(), State::Wrong(_)));
    }
}
