//! CSV files that an accountant can open: quoted where needed, and never a formula. Refuses to know: what is in them.

use axum::http::header;
use axum::response::{IntoResponse, Response};

pub const KIND: &str = "text/csv; charset=utf-8";

/// Adds one row. A client may call itself `=HYPERLINK(…)`: such a cell becomes text.
pub fn row<C: AsRef<str>>(sheet: &mut String, cells: impl IntoIterator<Item = C>) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for cell in cells {
        let cell = cell.as_ref();
        let written = if is_formula(cell) {
            writer.write_field(format!("'{cell}"))
        } else {
            writer.write_field(cell)
        };
        debug_assert!(written.is_ok(), "writing to memory does not fail");
    }
    let ended = writer.write_record(None::<&[u8]>);
    debug_assert!(ended.is_ok(), "writing to memory does not fail");
    if let Ok(bytes) = writer.into_inner() {
        sheet.push_str(&String::from_utf8_lossy(&bytes));
    }
}

/// What spreadsheets calculate. A plain number is no formula, also below zero.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && cell.parse::<f64>().is_err()
}

/// Says under which name the file is saved.
pub fn attachment(name: &str, body: impl IntoResponse) -> Response {
    let named = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, KIND.to_owned()),
        (header::CONTENT_DISPOSITION, named),
    ];
    (headers, body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(cells: &[&str]) -> String {
        let mut text = String::new();
        row(&mut text, cells);
        text
    }

    #[test]
    fn a_client_named_like_a_formula_stays_text() {
        assert_eq!(
            sheet(&["=1+1", "@SUM(A1)", "+A1", "-A1"]),
            "'=1+1,'@SUM(A1),'+A1,'-A1\n"
        );
        assert_eq!(sheet(&["\t=1"]), "'\t=1\n");
    }

    #[test]
    fn a_number_below_zero_stays_a_number() {
        assert_eq!(sheet(&["-1", "-0.50", "plain"]), "-1,-0.50,plain\n");
    }

    #[test]
    fn commas_quotes_and_line_breaks_stay_inside_their_cell() {
        assert_eq!(
            sheet(&["a,b", "Say \"hi\"", "two\nlines", ""]),
            "\"a,b\",\"Say \"\"hi\"\"\",\"two\nlines\",\n"
        );
    }
}
